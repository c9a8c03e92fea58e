import type { MeterReading } from '../meter-reading.ts';
import type { PowerPoint } from '../power-points.ts';
import { REGISTER_TOLERANCE_WH, usableRegister } from './meter-register.ts';
import { isNegligible } from './neighbouring-registers.ts';
import type { RegisterPoint } from './register-chain.ts';
import type { RegisterEnergy } from './register-energy.ts';
import type { RegisterSources } from './register-sources.ts';

const AT_ONCE_MS = 10_000;
const SOON_MS = 60_000;
const IDLE_SOON_MS = 300_000;

interface Heard {
  readonly readings: readonly MeterReading[];
  readonly powers: readonly PowerPoint[];
}

/**
 * From the start to the first sample no more flowed than the interval before it tells; within seconds nothing before a
 * car that idles, which has not begun, charged and ended, and before another no more than at its highest pace.
 */
export const againstFirstMoment = (
  { begins, samples }: RegisterSources,
  heard: Heard,
  found: RegisterEnergy,
): RegisterEnergy => {
  const [first] = samples;
  if (!first) return found;
  const begin = begins.find(({ origin }) => origin === found.begin)?.point;
  const isAsked = tellsEarlier(begin ?? first, heard) || isTooFast({ begin, first, samples }, heard, found);
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

const mostBefore = (
  { time }: RegisterPoint,
  sinceMs: number,
  samples: readonly RegisterPoint[],
  { readings, powers }: Heard,
): number | null => {
  const intervals = readings.flatMap(({ at, interval }) => (interval ? [{ at, ...interval }] : []));
  const interval = intervals.find(({ at }) => at.getTime() === time);
  const shortestMs = Math.min(...intervals.map(({ seconds }) => seconds)) * 1_000;
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
  return Math.max(0, ...paces) * sinceMs;
};
