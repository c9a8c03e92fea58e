import { shownAt } from '../world/true-session.ts';
import { besideOf, nextOf, previousOf, setStart, setStop } from './change.ts';
import type { Distortion } from './distortion.ts';

const HUGE = [4_294_967_295, 2_147_483_647, 999_999_999] as const;

/** The registers of start and stop are not those of the meter. */
export const STARTS: readonly Distortion[] = [
  {
    name: 'start 0',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) => setStart(claims, scene, 0),
  },
  {
    name: 'start -1',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims) => {
      claims.meterStart = -1;
    },
  },
  {
    name: 'start 1',
    kind: 'harmful',
    witness: 'previous end',
    heldBack: true,
    claims: (claims, scene) => setStart(claims, scene, 1),
  },
  {
    name: 'start huge',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) => setStart(claims, scene, scene.dice.pick(HUGE)),
  },
  {
    name: 'start not sent',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims) => {
      claims.meterStart = null;
    },
  },
  {
    name: 'start is no number',
    kind: 'harmful',
    witness: 'samples',
    heldBack: true,
    messages: (messages, { dice }) => {
      for (const { payload, action } of messages)
        if (action === 'StartTransaction') payload['meterStart'] = dice.pick(['NaN', '', 'n/a', null]);
    },
  },
  {
    name: 'start of the session before',
    kind: 'harmful',
    witness: 'previous end',
    claims: (claims, scene) => {
      const before = previousOf(scene);
      if (before !== undefined) setStart(claims, scene, shownAt(before.truth, before.truth.startMs));
    },
  },
  {
    name: 'start from long ago',
    kind: 'harmful',
    witness: 'previous end',
    claims: (claims, scene) =>
      setStart(claims, scene, Math.max(0, (claims.meterStart ?? 0) - scene.dice.whole(500, 40_000))),
  },
  {
    name: 'start read late',
    kind: 'harmful',
    witness: 'power',
    claims: (claims, scene) => {
      const { truth } = claims;
      const readMs = Math.min(truth.stopMs, truth.startMs + scene.dice.between(1, 20) * 60_000);
      setStart(claims, scene, shownAt(truth, readMs));
    },
  },
  {
    name: 'start of the other connector',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) => {
      const beside = besideOf(scene);
      if (beside !== undefined) setStart(claims, scene, shownAt(beside.truth, beside.truth.stopMs));
    },
  },
  {
    name: 'start in kWh',
    kind: 'harmful',
    witness: 'samples',
    claims: (claims, scene) => setStart(claims, scene, Math.floor((claims.meterStart ?? 0) / 1_000)),
  },
  {
    name: 'start a thousand times too large',
    kind: 'harmful',
    witness: 'samples',
    heldBack: true,
    claims: (claims, scene) => setStart(claims, scene, (claims.meterStart ?? 0) * 1_000),
  },
  {
    name: 'start cut to whole kWh',
    kind: 'harmful',
    witness: 'previous end',
    claims: (claims, scene) => setStart(claims, scene, Math.floor((claims.meterStart ?? 0) / 1_000) * 1_000),
  },
  {
    name: 'start without its last digit',
    kind: 'harmful',
    witness: 'samples',
    heldBack: true,
    claims: (claims, scene) => setStart(claims, scene, Math.floor((claims.meterStart ?? 0) / 10)),
  },
  {
    name: 'a digit of the start is wrong',
    kind: 'harmful',
    witness: 'previous end',
    heldBack: true,
    claims: (claims, scene) => {
      const place = 10 ** scene.dice.whole(3, 5);
      setStart(claims, scene, Math.max(0, (claims.meterStart ?? 0) + scene.dice.pick([-1, 1]) * place));
    },
  },
];

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
