import type { EnergyFacts } from './energy-facts.ts';
import type { MeterReading } from './meter-reading.ts';

/** What power says about the energy between two moments, in Wh. */
export interface Flow {
  readonly energyWh: number;
  readonly lowWh: number;
  readonly highWh: number;
  /** At so many moments the car was charging. */
  readonly moments: number;
}

export interface PowerPoint {
  readonly time: number;
  readonly powerW: number;
  /** If what is told at one moment are its parts. */
  readonly highW: number;
  readonly isSure: boolean;
}

const MS_PER_HOUR = 3_600_000;
const NOMINAL_V = 230;
const SPARSE_MS = 300_000;
const MANY_POINTS = 8;
/** In a gap of so many usual ones samples got lost. */
const LOST_FROM = 1.5;

/** Of a reading: as measured, otherwise current × voltage over the phases. The voltage of DC is the car's. */
const powerOf = (
  { powerW, currentA, voltageV }: MeterReading,
  current: EnergyFacts['current'],
): number | null => {
  if (powerW !== null) return powerW;
  if (!currentA || (current === 'dc' && !voltageV)) return null;
  const phases = [currentA.l1, currentA.l2, currentA.l3].filter((phaseA) => phaseA !== null);
  if (phases.length === 0) return null;
  return phases.reduce((sum, phaseA) => sum + phaseA, 0) * (voltageV ?? NOMINAL_V);
};

/**
 * The power at each moment once: it may be told in meter values and again in the data of the stop. Told in several
 * messages without a register, it may be that of one phase in each.
 */
export const powerPoints = (
  readings: readonly MeterReading[],
  current: EnergyFacts['current'],
): PowerPoint[] => {
  const told = new Map<number, { powerW: number; parts: number[] }>();
  // Some meters are wired the other way round.
  const sign = readings.some((reading) => (powerOf(reading, current) ?? 0) > 0) ? 1 : -1;
  for (const reading of readings) {
    const powerW = powerOf(reading, current);
    if (powerW === null) continue;
    const [time, positiveW] = [reading.at.getTime(), Math.max(0, powerW * sign)];
    const known = told.get(time) ?? { powerW: 0, parts: [] };
    const parts = reading.registerWh === null ? [...known.parts, positiveW] : known.parts;
    told.set(time, { powerW: Math.max(known.powerW, positiveW), parts });
  }
  return [...told].map(([time, { powerW, parts }]) => {
    const areParts = parts.length > 2 || new Set(parts).size > 1;
    const sumW = areParts ? parts.reduce((sum, partW) => sum + partW, 0) : 0;
    return { time, powerW, highW: Math.max(powerW, sumW), isSure: parts.length < 2 };
  });
};

/**
 * The integral of the power. Between two points of the usual distance it lies between the lower and the higher of them;
 * in longer gaps, before the first and after the last nothing is known but what the connector can deliver. `null` with
 * fewer than two points.
 */
export const flowOf = (
  points: readonly PowerPoint[],
  [from, until]: readonly [number, number],
  maxPowerW: number,
): Flow | null => {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return null;
  const isUnknown = (lowW: number, highW: number, ms: number) =>
    lowW === 0 && (ms > SPARSE_MS || (highW === 0 && points.length < MANY_POINTS));
  const steps = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    const ms = point.time - before.time;
    const [lowW, highW] = [Math.min(before.powerW, point.powerW), Math.max(before.highW, point.highW)];
    const meanW = (before.powerW + point.powerW) / 2;
    // A car that pauses at one of two moments far apart may have begun or stopped at any time between them.
    return { ms, lowW, highW: isUnknown(lowW, highW, ms) ? maxPowerW : highW, meanW };
  });
  const lengths = steps.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const longestMs = LOST_FROM * (lengths[Math.floor(lengths.length / 2)] ?? 0);
  // A car may have charged between two moments at which it did not, but hardly more than once, nor faster than ever.
  const fastestW = Math.max(...points.map(({ highW }) => highW)) || maxPowerW;
  const unseenMs = Math.max(
    0,
    ...steps.filter((step) => step.highW === 0 && step.ms <= longestMs).map(({ ms }) => ms),
  );
  const edges = [
    { ms: Math.max(0, first.time - from), lowW: 0, highW: maxPowerW, meanW: first.powerW / 2 },
    { ms: Math.max(0, until - last.time), lowW: 0, highW: maxPowerW, meanW: last.powerW / 2 },
  ];
  const parts = [
    ...edges.filter(({ ms }) => ms > 0),
    ...steps.map((step) => (step.ms <= longestMs ? step : { ...step, lowW: 0, highW: maxPowerW })),
  ];
  const sum = (of: (part: (typeof parts)[number]) => number) =>
    parts.reduce((total, part) => total + (of(part) * part.ms) / MS_PER_HOUR, 0);
  return {
    energyWh: sum(({ meanW }) => meanW),
    lowWh: sum(({ lowW }) => lowW),
    highWh: sum(({ highW }) => highW) + (unseenMs * fastestW) / MS_PER_HOUR,
    moments: points.filter(({ powerW, isSure }) => powerW > 0 && isSure).length,
  };
};

const DENSE_MS = 120_000;
/** A sample may show the register of up to a minute before. */
const LAG_MS = 60_000;

/**
 * The highest power that the samples of power and register agree on, with room for what happens between two of them;
 * `null` where they do not agree or are too few.
 */
export const highestCredibleW = (
  powers: readonly PowerPoint[],
  registers: readonly { readonly time: number; readonly wh: number }[],
): number | null => {
  const [first, last] = [registers[0], registers.at(-1)];
  if (!first || !last || registers.length < 3 || powers.length < 3) return null;
  const during = powers.filter(({ time }) => time >= first.time && time <= last.time);
  const flow = flowOf(during, [first.time, last.time], 0);
  if (flow === null || flow.energyWh <= 0) return null;
  const ratio = (last.wh - first.wh) / flow.energyWh;
  if (ratio < 0.8 || ratio > 1.25) return null;
  const apartMs = (last.time - first.time) / (during.length - 1);
  const room = apartMs <= DENSE_MS ? 1.2 : 1.6;
  return Math.max(...powers.map(({ powerW }) => powerW)) * room * (1 + LAG_MS / apartMs);
};
