import { changeTimes, midMs, nextOf, rewriteTimes } from './change.ts';
import type { Distortion } from './distortion.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The charger's times are not those at which it happened. */
export const CLOCKS: readonly Distortion[] = [
  {
    name: 'a clock hours behind',
    kind: 'harmful',
    witness: 'time of receipt',
    claims: (claims, { dice }) => {
      const offMs = dice.between(0.2, 30) * HOUR_MS;
      changeTimes(claims, (ms) => ms - offMs);
    },
  },
  {
    name: 'a clock hours ahead',
    kind: 'harmful',
    witness: 'time of receipt',
    claims: (claims, { dice }) => {
      const offMs = dice.between(0.2, 30) * HOUR_MS;
      changeTimes(claims, (ms) => ms + offMs);
    },
  },
  {
    name: 'a clock that is set during the session',
    kind: 'harmful',
    witness: 'start and stop registers',
    claims: (claims, scene) => {
      const setMs = midMs(claims, scene);
      const offMs = scene.dice.pick([-2, -1, 1, 2]) * scene.dice.between(0.1, 1) * HOUR_MS;
      changeTimes(claims, (ms) => (ms < setMs ? ms + offMs : ms));
    },
  },
  {
    name: 'a clock that was never set',
    kind: 'harmful',
    witness: 'time of receipt',
    claims: (claims) => {
      const fromMs = claims.startMs;
      changeTimes(claims, (ms) => ms - fromMs + 41_000);
    },
  },
  {
    name: 'a start in 1970',
    kind: 'harmful',
    witness: 'start and stop registers',
    claims: (claims) => {
      claims.startMs = 12_000;
    },
  },
  {
    name: 'a stop in 1970',
    kind: 'harmful',
    witness: 'start and stop registers',
    heldBack: true,
    claims: (claims) => {
      claims.stopMs = 12_000;
    },
  },
  {
    name: 'local time without a zone',
    kind: 'harmful',
    witness: 'time of receipt',
    messages: (messages) => rewriteTimes(messages, (ms) => new Date(ms + HOUR_MS).toISOString().slice(0, 19)),
  },
  {
    name: 'a stop before the start',
    kind: 'harmful',
    witness: 'start and stop registers',
    claims: (claims, { dice }) => {
      claims.stopMs = claims.startMs - dice.between(0.01, 3) * HOUR_MS;
    },
  },
  {
    name: 'a clock that stands still',
    kind: 'harmful',
    witness: 'start and stop registers',
    heldBack: true,
    claims: (claims) => {
      const { startMs } = claims;
      changeTimes(claims, () => startMs);
    },
  },
  {
    name: 'a stop after the next start',
    kind: 'harmful',
    witness: 'next start',
    claims: (claims, scene) => {
      const next = nextOf(scene);
      if (next !== undefined) claims.stopMs = next.startMs + scene.dice.between(2, 60) * MINUTE_MS;
    },
  },
  {
    name: 'samples an hour off',
    kind: 'harmful',
    witness: 'start and stop registers',
    heldBack: true,
    claims: ({ moments }, { dice }) => {
      const offMs = dice.pick([-HOUR_MS, HOUR_MS]);
      for (const moment of moments) moment.claimedMs += offMs;
    },
  },
  {
    name: 'no times',
    kind: 'harmful',
    witness: 'time of receipt',
    heldBack: true,
    messages: (messages) => rewriteTimes(messages, () => null),
  },
  {
    name: 'times in whole hours',
    kind: 'harmful',
    witness: 'start and stop registers',
    claims: (claims) => changeTimes(claims, (ms) => Math.floor(ms / HOUR_MS) * HOUR_MS),
  },
];
