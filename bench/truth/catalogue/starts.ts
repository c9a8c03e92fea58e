import { shownAt } from '../world/true-session.ts';
import { besideOf, previousOf, setStart } from './change.ts';
import type { Distortion } from './distortion.ts';

export const HUGE = [4_294_967_295, 2_147_483_647, 999_999_999] as const;

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
