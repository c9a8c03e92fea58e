import { highest } from '../of-many.ts';
import type { MeterReading } from '../meter-reading.ts';
import type { PowerPoint } from '../power/power-points.ts';
import { isNegligible } from '../registers/neighbouring-registers.ts';
import { chainWh, mostWh, type Chain, type RegisterPoint } from '../registers/register-chain.ts';
import type { RegisterEnergy, RegisterFacts } from '../registers/register-energy.ts';
import { isToldBeside, type RegisterSources } from '../registers/register-sources.ts';

const MS_PER_HOUR = 3_600_000;
/** By how much faster than ever seen a car may have charged unseen. */
const UNSEEN = 2;

export interface Heard {
  readonly readings: readonly MeterReading[];
  readonly powers: readonly PowerPoint[];
  /** What the current alone tells. */
  readonly currents: readonly PowerPoint[];
}

/**
 * No step was faster than power, or another step, shows; unless an interval tells the same, or, before the first sample and
 * after the last, the session beside ends or begins with the same register.
 */
export const arePacesSeen = (
  { startedAt, stoppedAt, edgePowerW }: RegisterFacts,
  { begins, ends }: RegisterSources,
  { readings, powers }: Heard,
  { believed, energyWh, begin, end }: RegisterEnergy,
): boolean => {
  const points = believed.flat();
  const [first, last] = [points[0], points.at(-1)];
  if (!points.some(({ origin }) => origin === 'sample') || !first || !last) return true;
  const highestW = Math.max(0, highest(powers.map(({ highW }) => highW)));
  const steps = believed.flatMap(stepsOf);
  const [fastestW = 0, secondW = 0] = steps.map(paceW).toSorted((a, b) => b - a);
  const isSeen = (wh: number, ms: number, roundingWh: number, othersW: number) => {
    const beyondWh = wh - mostWh(UNSEEN * Math.max(highestW, othersW), ms) - roundingWh;
    return isNegligible(beyondWh, energyWh - beyondWh);
  };
  const intervalAt = new Map(
    readings.flatMap(({ at, interval }) => (interval ? [[at.getTime(), Number(interval.energyWh)]] : [])),
  );
  const isBeginTold = isToldBeside(begins, begin, 'previous');
  const isEndTold = isToldBeside(ends, end, 'next');
  // Below the end before, its own samples show that it began at zero again.
  const isFromZero =
    begins.some(({ origin, point }) => origin === begin && point.wh === 0) &&
    begins.some(({ origin }) => origin === 'previous');
  const areSeen = steps.every((step) => {
    const { from, to } = step;
    if ((from.origin === 'start' && isBeginTold) || (to.origin === 'stop' && isEndTold)) return true;
    if (isFromZero && to.origin === 'sample') return true;
    const [wh, roundingWh] = [to.wh - from.wh, from.resolutionWh + to.resolutionWh];
    if (Math.abs(wh - (intervalAt.get(to.time) ?? NaN)) <= roundingWh) return true;
    const othersW = paceW(step) < fastestW ? fastestW : secondW;
    return isSeen(wh, to.time - from.time + to.clockMs, roundingWh, othersW);
  });
  if (!areSeen || first.origin !== 'sample' || last.origin !== 'sample') return areSeen;
  // On a scale of their own: of the time before and after them is only known what they did not rise by, and that start or
  // stop is told by the session beside too.
  const sampledWh = believed.reduce((sum, chain) => sum + chainWh(chain, edgePowerW), 0);
  const hiddenMs = stoppedAt - startedAt - (last.time - first.time);
  return isBeginTold || isEndTold || isSeen(energyWh - sampledWh, hiddenMs, first.resolutionWh, fastestW);
};

interface Step {
  readonly from: RegisterPoint;
  readonly to: RegisterPoint;
}

const stepsOf = (chain: Chain): Step[] =>
  chain.slice(1).map((to, index) => ({ from: chain[index] ?? to, to }));

const paceW = ({ from, to }: Step): number =>
  to.time > from.time ? ((to.wh - from.wh) * MS_PER_HOUR) / (to.time - from.time) : 0;

/** The highest at which a car may have charged unseen: twice as fast as power, or a step, shows. */
export const fastestUnseenW = (powers: readonly PowerPoint[], believed: readonly Chain[]): number =>
  UNSEEN *
  highest([
    0,
    ...powers.map(({ highW }) => highW),
    ...believed.flatMap((chain) => stepsOf(chain).map(paceW)),
  ]);
