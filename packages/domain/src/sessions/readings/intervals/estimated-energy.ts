import { lowest } from '../of-many.ts';
import type { EnergyFacts } from '../energy-facts.ts';
import type { MeterReading } from '../meter-reading.ts';
import type { Flow } from '../power/power-flow.ts';
import type { PowerPoint } from '../power/power-points.ts';

const MS_PER_HOUR = 3_600_000;
/** How long an interval is shows in the distance of several. */
const FEWEST_INTERVALS = 3;

/**
 * Σ of interval energies in Wh, those at the edges in proportion to the part inside the session; `null` if there are
 * none.
 */
export const energyFromIntervals = (
  readings: readonly MeterReading[],
  startedAt: Date,
  stoppedAt: Date,
): bigint | null => {
  let energyWh: number | null = null;
  for (const { at, interval } of readings) {
    if (!interval || interval.seconds <= 0) continue;
    const lengthMs = interval.seconds * 1000;
    const from = Math.max(at.getTime() - lengthMs, startedAt.getTime());
    const to = Math.min(at.getTime(), stoppedAt.getTime());
    if (to > from) energyWh = (energyWh ?? 0) + (Number(interval.energyWh) * (to - from)) / lengthMs;
  }
  return energyWh === null ? null : BigInt(Math.max(0, Math.round(energyWh)));
};

/**
 * The integral of the power in Wh, as trapezoids. Gaps of more than three usual sampling intervals (the median) are not
 * bridged, since nothing is known about them. `null` with fewer than two points.
 */
export const energyFromPower = (points: readonly PowerPoint[]): bigint | null => {
  if (points.length < 2) return null;
  const steps = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return { gapMs: point.time - before.time, meanW: (point.powerW + before.powerW) / 2 };
  });
  const gaps = steps.map(({ gapMs }) => gapMs).toSorted((a, b) => a - b);
  const longestMs = 3 * (gaps[Math.floor(gaps.length / 2)] ?? 0);
  const energyWh = steps
    .filter(({ gapMs }) => gapMs <= longestMs)
    .reduce((sum, { gapMs, meanW }) => sum + (meanW * gapMs) / MS_PER_HOUR, 0);
  return BigInt(Math.round(energyWh));
};

const NO_MOMENTS = {
  knownWh: 0,
  unevenWh: 0,
  unseenWh: 0,
  mostUnseenWh: 0,
  mostKnownWh: Infinity,
  moments: 0,
};
/** An interval is at most so much longer than its energy takes at the power of its end. */
const STEADY = 1.2;
/** Of intervals of one length: then none got lost. */
const MOST_SHARE = 0.8;

/**
 * What intervals leave possible: those at the edges may lie in part outside of the session, where another one ended, and
 * where there are none the connector may deliver what it can. `null` with too few.
 */
export const flowOfIntervals = (
  {
    readings,
    previousEnd,
    startedAt,
    stoppedAt,
  }: Pick<EnergyFacts, 'readings' | 'previousEnd' | 'startedAt' | 'stoppedAt'>,
  powers: readonly PowerPoint[],
  maxPowerW: number,
): Flow | null => {
  if (!readings.some(({ interval }) => interval)) return null;
  const [from, until] = [startedAt.getTime(), stoppedAt.getTime()];
  const powerAt = new Map(powers.map(({ time, powerW }) => [time, powerW]));
  const lengths = readings.flatMap(({ interval }) => interval?.seconds || []);
  // Where some got lost, the next seems to be longer than it is.
  const shortest = lowest(lengths);
  const longest = 1.5 * shortest;
  const isRegular =
    lengths.filter((seconds) => seconds <= 1.1 * shortest).length >= MOST_SHARE * lengths.length;
  const freeFrom = previousEnd?.at.getTime() ?? 0;
  let [lowWh, highWh, coveredMs, told] = [0, 0, 0, 0];
  for (const { at, interval } of readings) {
    if (!interval) continue;
    told += 1;
    const [energyWh, powerW] = [Number(interval.energyWh), powerAt.get(at.getTime()) ?? 0];
    const steadyMs = powerW > 0 && !isRegular ? (STEADY * energyWh * MS_PER_HOUR) / powerW : Infinity;
    const seconds = interval.seconds > longest ? shortest : interval.seconds;
    const [begin, end] = [at.getTime() - seconds * 1000, at.getTime()];
    if (end <= from || begin >= until) continue;
    // What another session took before it ended.
    const takenWh = begin < from ? (Math.max(0, freeFrom - begin) * maxPowerW) / MS_PER_HOUR : 0;
    if (end <= until) lowWh += Math.max(0, energyWh - takenWh);
    highWh += energyWh;
    coveredMs += Math.min(steadyMs, Math.min(end, until) - Math.max(begin, from));
  }
  const knownMs = told < FEWEST_INTERVALS ? 0 : coveredMs;
  highWh += (Math.max(0, until - from - knownMs) * maxPowerW) / MS_PER_HOUR;
  return { ...NO_MOMENTS, energyWh: (lowWh + highWh) / 2, lowWh, highWh };
};
