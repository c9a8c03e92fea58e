import { acrossRollover, REGISTER_TOLERANCE_WH } from './meter-register.ts';

export interface RegisterPoint {
  readonly origin: 'start' | 'sample' | 'stop';
  readonly time: number;
  readonly wh: number;
  readonly resolutionWh: number;
}

/** Points in order of time whose every step the charger can have delivered. */
export type Chain = readonly RegisterPoint[];

const MS_PER_HOUR = 3_600_000;
/** A register is read some time before or after the moment that its message names. */
const READ_WITHIN_MS = 5_000;
const MARGIN = 1.1;
const LOOK_BACK = 12;
const MAX_RUNS = 60;
/** Start and stop against one sample: two messages outweigh a sample and one of them. */
const WEIGHT = { start: 1.25, sample: 1, stop: 1.25 } as const;

/** The most Wh that can flow in a time, with a margin for the mains voltage and the moment of reading. */
export const mostWh = (maxPowerW: number, durationMs: number): number =>
  (maxPowerW * MARGIN * (Math.max(0, durationMs) + READ_WITHIN_MS)) / MS_PER_HOUR;

/** The Wh from one point to the next; `null`: no charger of that power has counted on from one to the other. */
export const stepWh = (from: RegisterPoint, to: RegisterPoint, maxPowerW: number): number | null => {
  const resolutionWh = Math.max(from.resolutionWh, to.resolutionWh);
  const riseWh = to.wh - from.wh;
  if (riseWh < -Math.max(REGISTER_TOLERANCE_WH, resolutionWh)) {
    const acrossWh = acrossRollover(from.wh, to.wh);
    return acrossWh !== null && isPossible(acrossWh, from, to, maxPowerW) ? acrossWh : null;
  }
  return isPossible(riseWh, from, to, maxPowerW) ? riseWh : null;
};

const isPossible = (energyWh: number, from: RegisterPoint, to: RegisterPoint, maxPowerW: number): boolean => {
  const roundingWh = from.resolutionWh + to.resolutionWh;
  return energyWh <= mostWh(maxPowerW, to.time - from.time) + roundingWh + REGISTER_TOLERANCE_WH;
};

export const chainWh = (chain: Chain, maxPowerW: number): number =>
  chain
    .slice(1)
    .reduce((sum, point, index) => sum + (stepWh(chain[index] ?? point, point, maxPowerW) ?? 0), 0);

/** Whether its register passed its last digit on the way. */
export const rollsOver = (chain: Chain): boolean =>
  chain.some((point, index) => {
    const before = chain[index - 1];
    return before !== undefined && point.wh < before.wh && acrossRollover(before.wh, point.wh) !== null;
  });

/**
 * The points as chains in order of time. What lies between two points of one chain and does not fit (a dip that
 * recovers, a single wrong value) is left out; where the register goes on from somewhere else (a reset, another scale)
 * the next chain begins.
 */
export const chainsOf = (points: Chain, maxPowerW: number): Chain[] => {
  if (points.length === 0) return [];
  const best = longestChain(points, maxPowerW);
  const [first, last] = [
    points.indexOf(best[0] as RegisterPoint),
    points.indexOf(best.at(-1) as RegisterPoint),
  ];
  return [
    ...chainsOf(points.slice(0, first), maxPowerW),
    ...splitAtRecounts(best, points, maxPowerW),
    ...chainsOf(points.slice(last + 1), maxPowerW),
  ];
};

/**
 * A register that fell, counted on from there and passed its old value has not dipped: what it counted again is lost.
 * A dip recovers faster than the car charges.
 */
const splitAtRecounts = (chain: Chain, points: Chain, maxPowerW: number): Chain[] => {
  if (chain.length === points.length) return [chain];
  const usualW = Math.max(
    0,
    ...chain.slice(1).flatMap((point, index) => meanW(chain[index] ?? point, point, points)),
  );
  const parts: RegisterPoint[][] = [[]];
  const counts = (from: RegisterPoint, to: RegisterPoint) =>
    stepWh(from, to, maxPowerW) !== null && isUsual(from, to, usualW);
  for (const [index, point] of chain.entries()) {
    const before = chain[index - 1];
    const leftOut = before ? points.slice(points.indexOf(before) + 1, points.indexOf(point)) : [];
    const [first, last] = [leftOut[0], leftOut.at(-1)];
    if (before && first && last) {
      if (first.wh < before.wh && counts(last, point)) parts.push([...leftOut]);
      else if (point.wh < last.wh && counts(before, first)) {
        parts.at(-1)?.push(...leftOut);
        parts.push([]);
      }
    }
    parts.at(-1)?.push(point);
  }
  return parts;
};

/** Between neighbours only: what lies between others may hide a fall. */
const meanW = (from: RegisterPoint, to: RegisterPoint, points: Chain): number[] =>
  to.time > from.time && points.indexOf(to) === points.indexOf(from) + 1
    ? [((to.wh - from.wh) * MS_PER_HOUR) / (to.time - from.time)]
    : [];

const isUsual = (from: RegisterPoint, to: RegisterPoint, usualW: number): boolean =>
  to.wh - from.wh <=
  (1.25 * usualW * (to.time - from.time)) / MS_PER_HOUR +
    from.resolutionWh +
    to.resolutionWh +
    REGISTER_TOLERANCE_WH;

const longestChain = (points: Chain, maxPowerW: number): Chain => {
  const weights: number[] = [];
  const before: (number | null)[] = [];
  const runEnds: number[] = [];
  let top = 0;
  for (const [index, point] of points.entries()) {
    const previous = points[index - 1];
    if (previous !== undefined && stepWh(previous, point, maxPowerW) === null) runEnds.push(index - 1);
    const near = Array.from({ length: Math.min(LOOK_BACK, index) }, (_, back) => index - 1 - back);
    let [weight, from]: [number, number | null] = [0, null];
    for (const candidate of [...near, ...runEnds.slice(-MAX_RUNS)]) {
      const other = points[candidate];
      const sum = weights[candidate] ?? 0;
      if (other !== undefined && sum > weight && stepWh(other, point, maxPowerW) !== null)
        [weight, from] = [sum, candidate];
    }
    weights.push(weight + WEIGHT[point.origin]);
    before.push(from);
    if ((weights[index] ?? 0) > (weights[top] ?? 0)) top = index;
  }
  const chain: RegisterPoint[] = [];
  for (let at: number | null = top; at !== null; at = before[at] ?? null) {
    const point = points[at];
    if (point) chain.unshift(point);
  }
  return chain;
};
