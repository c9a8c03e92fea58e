import { changeRegisters, changeSamples, changeTimes, countFrom, nextOf, own, previousOf } from './change.ts';
import type { Claims } from '../world/claims.ts';
import type { Distortion, Scene } from './distortion.ts';
import { energyOf, registerAt, shownAt } from '../world/true-session.ts';

const startOf = ({ truth }: Claims): number => shownAt(truth, truth.startMs);

/** Its first sample is below what the session before counted: without that, zero may as well stand for no register. */
const showsZero = (scene: Scene): boolean => {
  const { truth, moments } = own(scene);
  const previous = previousOf(scene)?.truth;
  const [first] = moments;
  if (first === undefined) return false;
  const countedWh = registerAt(truth, first.atMs) - registerAt(truth, truth.startMs);
  return previous === undefined || countedWh + 100 < energyOf(previous);
};

const cut = (stepWh: number) => (wh: number) => Math.floor(wh / stepWh) * stepWh;
const rounded = (stepWh: number) => (wh: number) => Math.round(wh / stepWh) * stepWh;

const coarse = (name: string, stepWh: number, step: (wh: number) => number): Distortion => ({
  name,
  kind: 'harmless',
  witness: 'start and stop registers',
  hides: true,
  claims: (claims, { dice }) => {
    claims.step = step;
    claims.resolutionWh = stepWh;
    claims.stepsEnds = dice.chance(0.5);
  },
});

/** Less, coarser or otherwise counted, with nothing wrong in it. */
export const MANNERS: readonly Distortion[] = [
  coarse('samples cut to 0.1 kWh', 100, cut(100)),
  coarse('samples rounded to 0.1 kWh', 100, rounded(100)),
  coarse('samples cut to whole kWh', 1_000, cut(1_000)),
  { ...coarse('samples rounded to whole kWh', 1_000, rounded(1_000)), heldBack: true },
  { ...coarse('samples cut to 10 Wh', 10, cut(10)), heldBack: true },
  {
    name: 'samples that tremble',
    kind: 'harmless',
    witness: 'start and stop registers',
    hides: true,
    claims: (claims, { dice }) => {
      changeSamples(claims, (wh) => Math.max(0, wh + dice.whole(-4, 4)));
      claims.resolutionWh = Math.max(8, claims.resolutionWh);
    },
  },
  {
    name: 'samples that lag behind',
    kind: 'harmless',
    witness: 'start and stop registers',
    hides: true,
    claims: (claims, { dice }) => {
      const lagMs = dice.between(1_000, 10_000);
      const { truth } = claims;
      changeSamples(claims, (_, atMs) => shownAt(truth, Math.max(truth.startMs, atMs - lagMs)));
    },
  },
  {
    name: 'no power',
    kind: 'harmless',
    witness: 'start and stop registers',
    hides: true,
    claims: ({ moments }) => {
      for (const moment of moments) moment.powerW = null;
    },
  },
  {
    name: 'no samples',
    kind: 'harmless',
    witness: 'start and stop registers',
    hides: true,
    claims: (claims) => {
      claims.moments = [];
    },
  },
  {
    name: 'no registers in samples',
    kind: 'harmless',
    witness: 'start and stop registers',
    hides: true,
    claims: (claims) => changeSamples(claims, () => null),
  },
  {
    name: 'samples lost on the way',
    kind: 'harmless',
    witness: 'start and stop registers',
    hides: true,
    claims: (claims, { dice }) => {
      const share = dice.between(0.1, 0.95);
      claims.moments = claims.moments.filter(() => !dice.chance(share));
    },
  },
  {
    name: 'a stretch of samples lost',
    kind: 'harmless',
    witness: 'start and stop registers',
    hides: true,
    heldBack: true,
    claims: (claims, { dice }) => {
      const { length } = claims.moments;
      const from = dice.whole(0, length);
      claims.moments.splice(from, dice.whole(0, length - from));
    },
  },
  {
    name: 'registers more often than intervals',
    kind: 'harmless',
    witness: 'start and stop registers',
    hides: true,
    claims: (claims, { dice }) => {
      const { truth, moments } = claims;
      const every = dice.whole(2, 5);
      claims.moments = moments.map((moment, index) => {
        if ((index + 1) % every !== 0) return { ...moment, intervalWh: null };
        const fromMs = moments[index - every]?.atMs ?? truth.startMs;
        const intervalWh = shownAt(truth, moment.atMs) - shownAt(truth, fromMs);
        return { ...moment, intervalWh, intervalMs: moment.atMs - fromMs };
      });
    },
  },
  {
    name: 'registers from zero in each session',
    kind: 'harmless',
    witness: 'start and stop registers',
    hides: true,
    everySession: true,
    claims: (claims, scene) => {
      if (scene.all.every((_, index) => showsZero({ ...scene, index }))) countFrom(claims, startOf(claims));
    },
  },
  {
    name: 'registers from zero in each session, samples or not',
    kind: 'harmful',
    witness: 'samples',
    everySession: true,
    heldBack: true,
    claims: (claims) => countFrom(claims, startOf(claims)),
  },
  {
    name: 'registers from zero in each plug-in',
    kind: 'harmful',
    witness: 'samples',
    everySession: true,
    // An earlier session of the same plug-in may have counted already.
    claims: (claims, { dice }) => countFrom(claims, startOf(claims) - dice.whole(0, 6_000)),
  },
  {
    name: 'samples from zero in each session',
    kind: 'harmless',
    witness: 'start and stop registers',
    hides: true,
    everySession: true,
    claims: (claims) => countFrom(claims, startOf(claims), true),
  },
  {
    name: 'samples from zero in each plug-in',
    kind: 'harmless',
    witness: 'start and stop registers',
    hides: true,
    everySession: true,
    heldBack: true,
    claims: (claims, { dice }) => countFrom(claims, startOf(claims) - dice.whole(0, 4_000), true),
  },
  {
    name: 'beyond 32 bits',
    kind: 'harmless',
    witness: 'start and stop registers',
    hides: true,
    everySession: true,
    heldBack: true,
    claims: (claims, { all }) => {
      // What counts from zero again and again gets nowhere near.
      if (all.some((each) => each.messagesBelowWh > 0 || each.samplesBelowWh > 0)) return;
      changeRegisters(claims, (wh) => wh + 5_000_000_000);
      [claims.messagesBelowWh, claims.samplesBelowWh] = [-5_000_000_000, -5_000_000_000];
    },
  },
  {
    name: 'power as the mean since the sample before',
    kind: 'harmless',
    witness: 'start and stop registers',
    claims: ({ moments, truth }) => {
      let fromMs = truth.startMs;
      for (const moment of moments) {
        const hours = (moment.atMs - fromMs) / 3_600_000;
        const energyWh = registerAt(truth, moment.atMs) - registerAt(truth, fromMs);
        if (moment.powerW !== null) moment.powerW = Math.round(energyWh / hours);
        fromMs = moment.atMs;
      }
    },
  },
  {
    name: 'a clock some minutes off',
    kind: 'harmless',
    witness: 'time of receipt',
    hides: true,
    claims: (claims, scene) => {
      const others = [previousOf(scene)?.truth.stopMs ?? 0, nextOf(scene)?.truth.startMs ?? Infinity];
      const [beforeMs = 0, afterMs = 0] = others;
      const roomMs = Math.min(claims.truth.startMs - beforeMs, afterMs - claims.truth.stopMs, 240_000);
      const offMs = Math.floor((scene.dice.between(-1, 1) * roomMs) / 2_000) * 1_000;
      changeTimes(claims, (ms) => ms + offMs);
    },
  },
  {
    name: 'times in whole minutes',
    kind: 'harmless',
    witness: 'time of receipt',
    hides: true,
    heldBack: true,
    claims: (claims) => changeTimes(claims, (ms) => Math.floor(ms / 60_000) * 60_000),
  },
];
