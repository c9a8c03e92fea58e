import { highest } from '../of-many.ts';
import type { Agreement } from '../energy-facts.ts';
import type { PowerPoint } from './power-points.ts';
import { mostWh, type Chain } from '../registers/register-chain.ts';

const MS_PER_HOUR = 3_600_000;
const STEADY = 0.8;
const ENOUGH_STEPS = 4;
/** Of the steps have to be alike: a pause is another one in each. */
const MOST = 2 / 3;
const ALIKE = 0.1;
const NOTHING = 0.01;
/** Of the limit: a register that does not rise at all is not off by a share. */
const STILL_SHARE = 1 / 3;
/** By how much faster than ever seen a car may have charged between two moments. */
const UNSEEN = 1.6;
/** A sample may show the register of up to a minute before. */
const LAG_MS = 60_000;
/** In a gap of so many usual ones samples got lost. */
const LOST_FROM = 1.5;

/**
 * Whether the register rises by another share of the power from one steady moment to the next, always by about the same
 * (it misses a phase, it counts twice), or not at all, though the car charged at both.
 */
export const steadyStepsDisagree = (
  sampled: Chain,
  powers: readonly PowerPoint[],
  { share, energyWh: leastWh }: Agreement,
): boolean => {
  const steps = steadySteps(sampled, powers);
  if (steps.some(({ ratio, expectedWh }) => ratio <= NOTHING && expectedWh > leastWh)) return true;
  if (longestStillWh(steps) > STILL_SHARE * leastWh) return true;
  const fastestW = highest(powers.map(({ powerW }) => powerW));
  const isFaster = (step: SteadyStep) =>
    step.ratio * step.expectedWh > mostWh(UNSEEN * fastestW, step.until - step.from) + leastWh;
  if (steps.some(isFaster)) return true;
  const ratios = steps.map(({ ratio }) => ratio).toSorted((a, b) => a - b);
  const median = ratios[Math.floor(ratios.length / 2)] ?? 1;
  const alike = ratios.filter((ratio) => Math.abs(ratio - median) <= ALIKE * median);
  const expectedWh = steps.reduce((sum, step) => sum + step.expectedWh, 0);
  return (
    alike.length >= Math.max(ENOUGH_STEPS, MOST * ratios.length) &&
    Math.abs(median - 1) > share + ALIKE / 2 &&
    Math.abs(median - 1) * expectedWh > leastWh
  );
};

/** A car that charges draws 6 A at least. */
const LEAST_CHARGING_W = 1_300;

/** Whether the register did not rise from one steady moment to the next, though by the current alone the car charged. */
export const standsStill = (
  sampled: Chain,
  currents: readonly PowerPoint[],
  { energyWh: leastWh }: Agreement,
): boolean =>
  steadySteps(sampled, currents).some(
    ({ ratio, expectedWh, from, until }) =>
      ratio <= NOTHING && expectedWh > Math.max(leastWh, (LEAST_CHARGING_W * (until - from)) / MS_PER_HOUR),
  );

/** By power, while the register did not rise from one moment to the next, beyond the minute that it may lag behind. */
const longestStillWh = (steps: readonly SteadyStep[]): number => {
  let [stillMs, stillWh, untilMs, mostWh] = [0, 0, 0, 0];
  for (const { from, until, expectedWh } of steps.filter(({ ratio }) => ratio <= NOTHING)) {
    if (from !== untilMs) [stillMs, stillWh] = [0, 0];
    [stillMs, stillWh, untilMs] = [stillMs + until - from, stillWh + expectedWh, until];
    mostWh = Math.max(mostWh, stillWh * (1 - LAG_MS / stillMs));
  }
  return mostWh;
};

interface SteadyStep {
  readonly from: number;
  readonly until: number;
  /** By power, and the share of it that the register rose by. */
  readonly expectedWh: number;
  readonly ratio: number;
}

/** Without those that the register or the clock is too coarse for. */
const steadySteps = (sampled: Chain, powers: readonly PowerPoint[]): SteadyStep[] => {
  const powerAt = new Map<number, number>();
  for (const { time, powerW, isSure } of powers) if (isSure) powerAt.set(time, powerW);
  const told = sampled.filter(({ time }) => powerAt.has(time));
  const lengths = told.slice(1).map(({ time }, index) => time - (told[index]?.time ?? time));
  const longestMs = LOST_FROM * (lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0);
  return told.slice(1).flatMap((point, index) => {
    const before = told[index] ?? point;
    const [from, until] = [before.time, point.time];
    if (until - from > longestMs || point.clockMs > (ALIKE / 2) * (until - from)) return [];
    const [fromW, toW] = [powerAt.get(from) ?? 0, powerAt.get(until) ?? 0];
    const [lowW, highW] = [Math.min(fromW, toW), Math.max(fromW, toW)];
    const expectedWh = ((lowW + highW) / 2 / MS_PER_HOUR) * (until - from);
    const isCoarse = Math.max(before.resolutionWh, point.resolutionWh) > (ALIKE / 2) * expectedWh;
    if (isCoarse || lowW < STEADY * highW) return [];
    return [{ from, until, expectedWh, ratio: (point.wh - before.wh) / expectedWh }];
  });
};
