import type { MeterReading } from '../meter-reading.ts';
import type { PowerPoint } from '../power-points.ts';
import { isNegligible } from './neighbouring-registers.ts';
import type { RegisterEnergy } from './register-energy.ts';
import type { RegisterSources } from './register-sources.ts';

const AT_ONCE_MS = 10_000;
const SOON_MS = 60_000;

interface Heard {
  readonly readings: readonly MeterReading[];
  readonly powers: readonly PowerPoint[];
}

/**
 * From the start to the first sample no more flowed than the interval before it tells, and nothing within seconds before
 * a car that idles: it has not begun, charged and ended.
 */
export const againstFirstMoment = (
  { begins, samples: [first] }: RegisterSources,
  { readings, powers }: Heard,
  found: RegisterEnergy,
): RegisterEnergy => {
  const begin = begins.find(({ origin }) => origin === found.begin)?.point;
  if (!first || !begin) return found;
  const sinceMs = first.time - begin.time;
  const intervals = readings.flatMap(({ at, interval }) => (interval ? [{ at, ...interval }] : []));
  const interval = intervals.find(({ at }) => at.getTime() === first.time);
  const isIdle = powers.find(({ time }) => time === first.time)?.highW === 0 && sinceMs <= AT_ONCE_MS;
  const isCovered =
    sinceMs <= SOON_MS &&
    interval !== undefined &&
    sinceMs <= Math.min(...intervals.map(({ seconds }) => seconds)) * 1_000;
  if (!isIdle && !isCovered) return found;
  const beyondWh = first.wh - begin.wh - first.resolutionWh - (isIdle ? 0 : Number(interval?.energyWh ?? 0n));
  return beyondWh > found.energyWh || isNegligible(beyondWh, found.energyWh - beyondWh)
    ? found
    : { ...found, anomalies: [...found.anomalies, 'start_register', 'registers_disagree'] };
};
