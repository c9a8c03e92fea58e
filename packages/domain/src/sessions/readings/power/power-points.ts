import type { EnergyFacts } from '../energy-facts.ts';
import type { MeterReading } from '../meter-reading.ts';

export interface PowerPoint {
  readonly time: number;
  readonly powerW: number;
  /** If what is told at one moment are its parts. */
  readonly highW: number;
  readonly isSure: boolean;
}

type PowerOf = (reading: MeterReading) => number | null;

const NOMINAL_V = 230;
/** Less may be what a car draws while it does not charge. */
const CHARGING_W = 700;
const NO_TENTH = 10;

/** Of the connector's rating. */
const TOO_HIGH = 1.25;
const FEW_SHARE = 0.25;

/** Without a few that the connector cannot deliver. */
const withoutTooHigh = (points: readonly PowerPoint[], ratedW: number): readonly PowerPoint[] => {
  const credible = points.filter(({ powerW }) => powerW <= TOO_HIGH * ratedW);
  return points.length - credible.length <= FEW_SHARE * points.length ? credible : points;
};

/**
 * The power at each moment: as measured, otherwise, also where that tells not a tenth of it (always 0, or kW that are
 * called W), current × voltage over the phases.
 */
export const powerPoints = (
  readings: readonly MeterReading[],
  byCurrent: readonly PowerPoint[],
  ratedW: number,
): readonly PowerPoint[] => {
  const measured = withoutTooHigh(
    pointsOf(readings, ({ powerW }) => powerW),
    ratedW,
  );
  const showsCharging = byCurrent.some(({ powerW }) => powerW > CHARGING_W);
  if (showsCharging && meanW(byCurrent) > NO_TENTH * meanW(measured)) return byCurrent;
  const times = new Set(measured.map(({ time }) => time));
  const others = byCurrent.filter(({ time }) => !times.has(time));
  return [...measured, ...others].toSorted((a, b) => a.time - b.time);
};

/** What current × voltage over the phases tells at each moment, whatever is measured. */
export const currentPoints = (
  readings: readonly MeterReading[],
  current: EnergyFacts['current'],
  ratedW: number,
): readonly PowerPoint[] =>
  withoutTooHigh(pointsOf(readings, byCurrentOf(current, voltagesOf(readings))), ratedW);

/** It may have come in a message of its own. */
const voltagesOf = (readings: readonly MeterReading[]): ReadonlyMap<number, number> =>
  new Map(readings.flatMap(({ at, voltageV }) => (voltageV ? [[at.getTime(), voltageV] as const] : [])));

/** The voltage of DC is the car's. */
const byCurrentOf =
  (current: EnergyFacts['current'], voltages: ReadonlyMap<number, number>): PowerOf =>
  ({ at, currentA, voltageV: own }) => {
    const voltageV = own ?? voltages.get(at.getTime());
    if (!currentA || (current === 'dc' && !voltageV)) return null;
    const phases = [currentA.l1, currentA.l2, currentA.l3].filter((phaseA) => phaseA !== null);
    if (phases.length === 0) return null;
    return phases.reduce((sum, phaseA) => sum + phaseA, 0) * (voltageV ?? NOMINAL_V);
  };

const meanW = (points: readonly PowerPoint[]): number =>
  points.reduce((sum, { powerW }) => sum + powerW, 0) / Math.max(1, points.length);

const NOTHING_TOLD = { powerW: 0, parts: [] as readonly number[] };

/**
 * Each moment once: it may be told in meter values and again in the data of the stop. Told in several messages without a
 * register, it may be that of one phase in each.
 */
const pointsOf = (readings: readonly MeterReading[], powerOf: PowerOf): PowerPoint[] => {
  const told = new Map<number, { powerW: number; parts: readonly number[] }>();
  const powersW = readings.map(powerOf);
  // Some meters are wired the other way round.
  const sign = powersW.some((powerW) => powerW !== null && powerW > 0) ? 1 : -1;
  readings.forEach(({ at, registerWh }, index) => {
    const powerW = powersW[index] ?? null;
    if (powerW === null) return;
    const [time, positiveW] = [at.getTime(), Math.max(0, powerW * sign)];
    const known = told.get(time) ?? NOTHING_TOLD;
    const parts = registerWh === null ? [...known.parts, positiveW] : known.parts;
    told.set(time, { powerW: Math.max(known.powerW, positiveW), parts });
  });
  return [...told].map(([time, { powerW, parts }]) => {
    const areParts = parts.length > 2 || (parts.length === 2 && parts[0] !== parts[1]);
    const sumW = areParts ? parts.reduce((sum, partW) => sum + partW, 0) : 0;
    return { time, powerW, highW: Math.max(powerW, sumW), isSure: parts.length < 2 };
  });
};
