import { highest, lowest } from '../of-many.ts';
import type { MeterReading } from '../meter-reading.ts';
import type { PowerPoint } from '../power/power-points.ts';
import { REGISTER_TOLERANCE_WH, usableRegister } from './meter-register.ts';
import { isNegligible } from './neighbouring-registers.ts';
import type { RegisterPoint } from './register-chain.ts';
import type { RegisterEnergy } from './register-energy.ts';
import type { RegisterSources } from './register-sources.ts';

const AT_ONCE_MS = 10_000;
const SOON_MS = 60_000;
const IDLE_SOON_MS = 300_000;
/** A register and an interval that are on different scales, or of which one counts twice: nobody knows which is right. */
const SCALES = [10, 100, 1000];
const LEAST_WH = 10;
/** No interval is missing between two samples that are as far apart as the nearest. */
const WHOLE = 1.1;

interface Heard {
  readonly readings: readonly MeterReading[];
  readonly powers: readonly PowerPoint[];
}

/**
 * From the start to the first sample no more flowed than the interval before it tells, nor begins that interval below
 * the start where the session before ended; within seconds nothing flowed before a car that idles, which has not begun,
 * charged and ended, and before another no more than at its highest pace.
 */
export const againstFirstMoment = (
  sources: RegisterSources,
  heard: Heard,
  found: RegisterEnergy,
): RegisterEnergy => {
  const { begins, samples } = sources;
  const [first] = samples;
  if (!first) return found;
  const begin = begins.find(({ origin }) => origin === found.begin)?.point;
  const beginning = { begin, first, samples };
  const isAsked =
    tellsEarlier(begin ?? first, heard) ||
    isTooFast(beginning, heard, found) ||
    isOfBefore(beginning, sources, heard, found) ||
    isOnAnotherScale(beginning, heard);
  return isAsked
    ? { ...found, anomalies: [...found.anomalies, 'start_register', 'registers_disagree'] }
    : found;
};

/** The register was lower than at the begin by samples of the session from before its start: their clock is wrong, or it is. */
const tellsEarlier = (begin: RegisterPoint, { readings }: Heard): boolean =>
  readings.some(({ earlierWh }) => {
    const wh = usableRegister(earlierWh);
    return wh !== null && wh < begin.wh - REGISTER_TOLERANCE_WH;
  });

interface Beginning {
  readonly begin: RegisterPoint | undefined;
  readonly first: RegisterPoint;
  readonly samples: readonly RegisterPoint[];
}

const isTooFast = (
  { begin, first, samples }: Beginning,
  heard: Heard,
  { energyWh }: RegisterEnergy,
): boolean => {
  const mostWh = begin ? mostBefore(first, first.time - begin.time + first.clockMs, samples, heard) : null;
  if (!begin || mostWh === null) return false;
  const beyondWh = first.wh - begin.wh - first.resolutionWh - mostWh;
  return beyondWh <= energyWh && !isNegligible(beyondWh, energyWh - beyondWh);
};

/** What flowed before the first sample reaches back, to the Wh, to where the session before ended, and not to the start. */
const isOfBefore = (
  { begin, first }: Beginning,
  { begins, doubtedPrevious }: RegisterSources,
  heard: Heard,
  { energyWh }: RegisterEnergy,
): boolean => {
  const previous = begins.find(({ origin }) => origin === 'previous')?.point ?? doubtedPrevious;
  const intervalWh = intervalsBefore(heard).get(first.time) ?? null;
  if (!begin || !previous || intervalWh === null || intervalWh === 0) return false;
  const reachesBack = Math.abs(first.wh - intervalWh - previous.wh) <= first.resolutionWh + 1;
  return reachesBack && !isNegligible(begin.wh - previous.wh - first.resolutionWh, energyWh);
};

/** Of a single sample nothing else tells on which scale it is; of several an interval that reaches from one to the next. */
const isOnAnotherScale = ({ begin, samples }: Beginning, heard: Heard): boolean => {
  const shortestMs = shortestOf(heard);
  // Of two intervals one may be lost each time.
  const scales = samples.length === 1 ? [2, ...SCALES] : SCALES;
  const before = intervalsBefore(heard);
  const told = samples.filter(({ time }) => before.has(time));
  const points = begin ? [begin, ...told] : told;
  return points.slice(1).some((to, index) => {
    const from = points[index] ?? to;
    const intervalWh = before.get(to.time) ?? null;
    const isWhole =
      samples.length === 1 || (to.time > from.time && to.time - from.time <= WHOLE * shortestMs);
    if (!isWhole || intervalWh === null || intervalWh < LEAST_WH) return false;
    const [riseWh, roundingWh] = [to.wh - from.wh, Math.max(from.resolutionWh, to.resolutionWh) - 1];
    return (
      Math.abs(riseWh - intervalWh) > roundingWh + 1 &&
      scales.some((scale) => Math.abs(riseWh - scale * intervalWh) <= scale + roundingWh)
    );
  });
};

const shortestOf = ({ readings }: Heard): number =>
  lowest(readings.flatMap(({ interval }) => interval?.seconds || [])) * 1_000;

/** The interval that ends at a moment, in Wh, by that moment; of several the first. */
const intervalsBefore = ({ readings }: Heard): ReadonlyMap<number, number> =>
  new Map(
    readings
      .toReversed()
      .flatMap(({ at, interval }) => (interval ? [[at.getTime(), Number(interval.energyWh)] as const] : [])),
  );

const mostBefore = (
  { time }: RegisterPoint,
  sinceMs: number,
  samples: readonly RegisterPoint[],
  { readings, powers }: Heard,
): number | null => {
  const intervals = readings.flatMap(({ at, interval }) => (interval ? [{ at, ...interval }] : []));
  const interval = intervals.find(({ at }) => at.getTime() === time);
  const shortestMs = lowest(intervals.map(({ seconds }) => seconds)) * 1_000;
  const isIdle = powers.find((power) => power.time === time)?.highW === 0;
  // Where some got lost, it may be shorter than it seems.
  if (interval && sinceMs <= Math.min(isIdle ? IDLE_SOON_MS : SOON_MS, shortestMs))
    return Number(interval.energyWh);
  if (isIdle && sinceMs <= SOON_MS) return 0;
  if (sinceMs > AT_ONCE_MS || samples.length < 2) return null;
  const paces = samples.slice(1).map((to, index) => {
    const from = samples[index] ?? to;
    return to.time > from.time ? (to.wh - from.wh) / (to.time - from.time) : 0;
  });
  return Math.max(0, highest(paces)) * sinceMs;
};
