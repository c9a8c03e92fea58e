import type { MeterReading } from './meter-reading.ts';

/** What power says about the energy between two moments, in Wh. */
export interface Flow {
  readonly energyWh: number;
  readonly lowWh: number;
  readonly highWh: number;
}

export interface PowerPoint {
  readonly time: number;
  readonly powerW: number;
}

const MS_PER_HOUR = 3_600_000;
const NOMINAL_V = 230;

/** Of a reading: as measured, otherwise current × voltage over the phases. */
const powerOf = ({ powerW, currentA, voltageV }: MeterReading): number | null => {
  if (powerW !== null) return powerW;
  if (!currentA) return null;
  const phases = [currentA.l1, currentA.l2, currentA.l3].filter((phaseA) => phaseA !== null);
  if (phases.length === 0) return null;
  return phases.reduce((sum, phaseA) => sum + phaseA, 0) * (voltageV ?? NOMINAL_V);
};

/** The power at each moment once: it may be told in meter values and again in the data of the stop. */
export const powerPoints = (readings: readonly MeterReading[]): PowerPoint[] => {
  const points = readings.flatMap((reading) => {
    const powerW = powerOf(reading);
    return powerW === null ? [] : [{ time: reading.at.getTime(), powerW: Math.max(0, powerW) }];
  });
  return points.filter(({ time }, index) => time !== points[index - 1]?.time);
};

/**
 * The integral of the power. Between two points of the usual distance it lies between the lower and the higher of them;
 * in longer gaps, before the first and after the last nothing is known but the highest power that was seen.
 * `null` with fewer than two points.
 */
export const flowOf = (points: readonly PowerPoint[], from: number, until: number): Flow | null => {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return null;
  const steps = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    const [lowW, highW] = [Math.min(before.powerW, point.powerW), Math.max(before.powerW, point.powerW)];
    return { ms: point.time - before.time, lowW, highW };
  });
  const lengths = steps.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const longestMs = 3 * (lengths[Math.floor(lengths.length / 2)] ?? 0);
  const mostW = Math.max(...points.map(({ powerW }) => powerW));
  const edges = [
    { ms: Math.max(0, first.time - from), lowW: 0, highW: mostW, meanW: first.powerW / 2 },
    { ms: Math.max(0, until - last.time), lowW: 0, highW: mostW, meanW: last.powerW / 2 },
  ];
  const parts = [
    ...edges,
    ...steps.map((step) =>
      step.ms <= longestMs
        ? { ...step, meanW: (step.lowW + step.highW) / 2 }
        : { ms: step.ms, lowW: 0, highW: mostW, meanW: (step.lowW + step.highW) / 2 },
    ),
  ];
  const sum = (of: (part: (typeof parts)[number]) => number) =>
    parts.reduce((total, part) => total + (of(part) * part.ms) / MS_PER_HOUR, 0);
  return {
    energyWh: sum(({ meanW }) => meanW),
    lowWh: sum(({ lowW }) => lowW),
    highWh: sum(({ highW }) => highW),
  };
};

const DENSE_MS = 120_000;

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
  const flow = flowOf(during, first.time, last.time);
  if (flow === null || flow.energyWh <= 0) return null;
  const ratio = (last.wh - first.wh) / flow.energyWh;
  if (ratio < 0.8 || ratio > 1.25) return null;
  const apartMs = (last.time - first.time) / (during.length - 1);
  return Math.max(...powers.map(({ powerW }) => powerW)) * (apartMs <= DENSE_MS ? 1.2 : 1.6);
};
