import { highest } from '../of-many.ts';
import type { PowerPoint } from './power-points.ts';

/** What power says about the energy between two moments, in Wh. */
export interface Flow {
  readonly energyWh: number;
  readonly lowWh: number;
  readonly highWh: number;
  /** Between the first moment and the last, and by how much that may be off: by half of the highest power, in each gap by itself. */
  readonly knownWh: number;
  readonly unevenWh: number;
  /** How much of it is of gaps in which nobody saw it, and how much that may be at most. */
  readonly unseenWh: number;
  readonly mostUnseenWh: number;
  /** If it was uneven, or in one gap all that can be delivered, as before the first moment and after the last. */
  readonly mostKnownWh: number;
  /** At so many moments the car was charging. */
  readonly moments: number;
}

const MS_PER_HOUR = 3_600_000;
const SPARSE_MS = 300_000;
const MANY_POINTS = 8;
/** In a gap of so many usual ones samples got lost. */
const LOST_FROM = 1.5;

export interface RegisterAtTime {
  readonly time: number;
  readonly wh: number;
}

/** From one moment to the next. */
interface Step {
  readonly ms: number;
  readonly lowW: number;
  readonly highW: number;
  readonly meanW: number;
  /** What the car may have drawn beyond that, if it did so once. */
  readonly beyondWh: number;
}

/** Two moments of so different power are no steady charging. */
const CHANGING = 0.8;
/** Between moments far apart the power is the mean of both, or another by 60 % of the highest, in each gap by itself. */
const UNEVEN = 0.6;
const HALF = 0.5;

/**
 * The integral of the power. Between two points of the usual distance it lies between the lower and the higher of them,
 * farther apart around their mean; in longer gaps, before the first and after the last nothing is known but what the
 * connector can deliver. `null` with fewer than two points.
 */
export const flowOf = (
  points: readonly PowerPoint[],
  [from, until]: readonly [number, number],
  maxPowerW: number,
  registers: readonly RegisterAtTime[] = [],
): Flow | null => {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return null;
  let [fastestW, moments] = [-Infinity, 0];
  for (const { highW, powerW, isSure } of points) {
    fastestW = Math.max(fastestW, highW);
    if (powerW > 0 && isSure) moments += 1;
  }
  const all = stepsOf(points, { maxPowerW, fastestW: fastestW || maxPowerW }, registers);
  const lengths = all.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const longestMs = LOST_FROM * (lengths[Math.floor(lengths.length / 2)] ?? 0);
  const sums = sumsOf(all, fastestW, longestMs);
  const { knownWh, lostWh, lowWh, unevenWh } = sums;
  const [earlierMs, laterMs] = [Math.max(0, first.time - from), Math.max(0, until - last.time)];
  const edgesWh = (first.powerW * earlierMs + last.powerW * laterMs) / 2 / MS_PER_HOUR;
  const mostAtEdgesWh = energyOf(maxPowerW, earlierMs) + energyOf(maxPowerW, laterMs);
  const mostUnseenWh = mostAtEdgesWh + energyOf(maxPowerW, sums.lostMs);
  const spreadWh = HALF * fastestW * sums.spreadHours;
  return {
    energyWh: knownWh + edgesWh,
    // Several gaps in which samples got lost are not all pauses.
    lowWh: Math.max(0, lowWh - unevenWh, lowWh + lostWh - sums.unevenWithLostWh),
    highWh: sums.highWh + mostUnseenWh + Math.max(unevenWh, sums.mostBeyondWh),
    knownWh,
    unevenWh: spreadWh,
    unseenWh: lostWh + edgesWh,
    mostUnseenWh,
    mostKnownWh: knownWh + Math.max(spreadWh, energyOf(maxPowerW, lengths.at(-1) ?? 0)) + mostAtEdgesWh,
    moments,
  };
};

const energyOf = (powerW: number, ms: number): number => (powerW * ms) / MS_PER_HOUR;

/**
 * Of the steps, those in which samples got lost apart. `unevenWh` is by how much what flowed may be apart from the means; by
 * all of it, where more than one sample got lost.
 */
const sumsOf = (steps: readonly Step[], fastestW: number, longestMs: number) => {
  let [knownWh, lowWh, highWh, lostWh, lostMs, mostBeyondWh] = [0, 0, 0, 0, 0, -Infinity];
  let [spread, uneven, unevenWithLost] = [0, 0, 0];
  for (const { ms, lowW, highW, meanW, beyondWh } of steps) {
    const [meanWh, unevenWh] = [energyOf(meanW, ms), energyOf(UNEVEN * fastestW, ms)];
    knownWh += meanWh;
    spread += (ms / MS_PER_HOUR) ** 2;
    if (meanW > 0 && ms > Math.min(SPARSE_MS, longestMs))
      unevenWithLost += (ms > LOST_FROM * longestMs ? energyOf(fastestW, ms) : unevenWh) ** 2;
    if (ms > longestMs) {
      lostWh += meanWh;
      lostMs += ms;
    } else {
      lowWh += energyOf(lowW, ms);
      highWh += energyOf(highW, ms);
      if (meanW > 0 && ms > SPARSE_MS) uneven += unevenWh ** 2;
      mostBeyondWh = Math.max(mostBeyondWh, beyondWh);
    }
  }
  const roots = {
    spreadHours: Math.sqrt(spread),
    unevenWh: Math.sqrt(uneven),
    unevenWithLostWh: Math.sqrt(unevenWithLost),
  };
  return { knownWh, lowWh, highWh, lostWh, lostMs, mostBeyondWh, ...roots };
};

const stepsOf = (
  points: readonly PowerPoint[],
  { maxPowerW, fastestW }: { readonly maxPowerW: number; readonly fastestW: number },
  registers: readonly RegisterAtTime[],
): Step[] => {
  const registerAt = new Map(registers.map(({ time, wh }) => [time, wh]));
  // Of few moments nobody can say that the car idled between them.
  const idleW = points.length < MANY_POINTS ? maxPowerW : fastestW;
  return points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    const ms = point.time - before.time;
    const meanW = (before.powerW + point.powerW) / 2;
    const [lowW, highW] = [Math.min(before.powerW, point.powerW), Math.max(before.highW, point.highW)];
    const [fromWh, toWh] = [registerAt.get(before.time), registerAt.get(point.time)];
    const roseW = fromWh === undefined || toWh === undefined ? 0 : ((toWh - fromWh) * MS_PER_HOUR) / ms;
    // A car may have charged between two moments at which it did not, or faster than at both, but hardly more than once.
    const isSparse = ms > SPARSE_MS;
    const onceW = highW === 0 ? idleW : lowW === 0 && isSparse ? maxPowerW : Math.min(roseW, maxPowerW);
    const isWhole = highW === Math.max(before.powerW, point.powerW);
    const [fromW, toW] = isSparse && isWhole ? [meanW, meanW] : [lowW, highW];
    const beyondW = highW === 0 || lowW < CHANGING * highW ? Math.max(0, onceW - toW) : 0;
    return { ms, lowW: fromW, highW: toW, meanW, beyondWh: (beyondW * ms) / MS_PER_HOUR };
  });
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
  registers: readonly RegisterAtTime[],
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
  return highest(powers.map(({ powerW }) => powerW)) * room * (1 + LAG_MS / apartMs);
};
