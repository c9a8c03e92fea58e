import { shownAt } from '../world/true-session.ts';
import { besideOf, nextOf, setStart, setStop } from './change.ts';
import type { Distortion } from './distortion.ts';
import { HUGE } from './starts.ts';

export const STOPS: readonly Distortion[] = [
  {
    name: 'stop not sent',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims) => {
      claims.meterStop = null;
    },
  },
  {
    name: 'stop 0',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) => setStop(claims, scene, 0),
  },
  {
    name: 'stop -1',
    kind: 'harmful',
    witness: 'samples',
    heldBack: true,
    claims: (claims) => {
      claims.meterStop = -1;
    },
  },
  {
    name: 'stop as start',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) => setStop(claims, scene, claims.meterStart),
  },
  {
    name: 'stop one below start',
    kind: 'harmful',
    witness: 'samples',
    heldBack: true,
    claims: (claims, scene) => setStop(claims, scene, (claims.meterStart ?? 1) - 1),
  },
  {
    name: 'stop of the other connector',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) => {
      const beside = besideOf(scene);
      if (beside !== undefined) setStop(claims, scene, shownAt(beside.truth, beside.truth.stopMs));
    },
  },
  {
    name: 'stop in kWh',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) => setStop(claims, scene, Math.floor((claims.meterStop ?? 0) / 1_000)),
  },
  {
    name: 'stop huge',
    kind: 'harmful',
    witness: 'rating',
    claims: (claims, scene) => setStop(claims, scene, scene.dice.pick(HUGE)),
  },
  {
    name: 'stop is the last sample',
    kind: 'harmful',
    witness: 'power',
    claims: (claims, scene) => setStop(claims, scene, claims.moments.at(-1)?.registerWh ?? claims.meterStop),
  },
  {
    name: 'stop is the energy of the session',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) => setStop(claims, scene, (claims.meterStop ?? 0) - (claims.meterStart ?? 0)),
  },
  {
    name: 'stop from the middle of the session',
    kind: 'harmful',
    witness: 'samples',
    heldBack: true,
    claims: (claims, scene) => {
      const { truth } = claims;
      setStop(
        claims,
        scene,
        shownAt(truth, truth.startMs + (truth.stopMs - truth.startMs) * scene.dice.random()),
      );
    },
  },
  {
    name: 'stop of the session after',
    kind: 'harmful',
    witness: 'next start',
    heldBack: true,
    claims: (claims, scene) => {
      const next = nextOf(scene);
      if (next !== undefined) setStop(claims, scene, shownAt(next.truth, next.truth.stopMs));
    },
  },
  {
    name: 'stop lost',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims) => {
      claims.stopArrives = false;
    },
  },
  {
    name: 'start and stop cut to 0.1 kWh',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) => {
      setStart(claims, scene, Math.floor((claims.meterStart ?? 0) / 100) * 100);
      setStop(claims, scene, Math.floor((claims.meterStop ?? 0) / 100) * 100);
    },
  },
  {
    name: 'start and stop exchanged',
    kind: 'harmful',
    witness: 'samples',
    heldBack: true,
    claims: (claims) => {
      [claims.meterStart, claims.meterStop] = [claims.meterStop, claims.meterStart];
    },
  },
];
