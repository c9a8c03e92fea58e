import { lowest } from '../of-many.ts';
import { acrossRollover, REGISTER_TOLERANCE_WH, RESOLUTIONS } from './meter-register.ts';

export interface RegisterPoint {
  readonly origin: 'start' | 'sample' | 'stop';
  readonly time: number;
  readonly wh: number;
  readonly resolutionWh: number;
  /** What its time is cut to, where that is more than a second. */
  readonly clockMs: number;
}

/** Points in order of time whose every step the charger can have delivered. */
export type Chain = readonly RegisterPoint[];

const MS_PER_HOUR = 3_600_000;
/** A register is read some time before or after the moment that its message names. */
export const READ_WITHIN_MS = 5_000;
const MARGIN = 1.1;
const LOOK_BACK = 12;
const MAX_RUNS = 60;

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
  const durationMs = to.time - from.time + to.clockMs;
  return energyWh <= mostWh(maxPowerW, durationMs) + roundingWh + REGISTER_TOLERANCE_WH;
};

export const chainWh = (chain: Chain, maxPowerW: number): number =>
  chain
    .slice(1)
    .reduce((sum, point, index) => sum + (stepWh(chain[index] ?? point, point, maxPowerW) ?? 0), 0);

/** How much a register may have risen less or more than its values tell: cut or rounded alike, or each by as much. */
export const riseErrorWh = (resolutionWh: number): number =>
  RESOLUTIONS.includes(resolutionWh) ? resolutionWh : 2 * resolutionWh;

/** The points that are in none of the chains. */
export const without = (points: Chain, chains: readonly Chain[]): Chain => {
  const taken = new Set(chains.flat());
  return points.filter((point) => !taken.has(point));
};

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
  if (points.length > 0 && isOneChain(points, maxPowerW)) return [points];
  const links = linksOf(points, maxPowerW);
  const chainsBetween = (from: number, until: number): Chain[] => {
    const chains: Chain[] = [];
    let rest = from;
    while (rest < until) {
      const best = longestChain(links, rest, until);
      const [first = rest, last = rest] = [best[0], best.at(-1)];
      for (const chain of chainsBetween(rest, first)) chains.push(chain);
      for (const chain of splitAtRecounts(best, points, maxPowerW)) chains.push(chain);
      rest = last + 1;
    }
    return chains;
  };
  // Many registers that continue none are many short searches, not one long one for each.
  const starts = unlinkedStarts(links);
  return starts.flatMap((start, index) => chainsBetween(start, starts[index + 1] ?? points.length));
};

/** Nearly always: each point goes on from the one before. */
const isOneChain = (points: Chain, maxPowerW: number): boolean =>
  points.every((point, index) => {
    const before = points[index - 1];
    return before === undefined || stepWh(before, point, maxPowerW) !== null;
  });

/** Where no later point continues an earlier one. */
const unlinkedStarts = (links: readonly (readonly number[])[]): number[] => {
  const starts: number[] = [];
  let earliest = Infinity;
  for (let index = links.length - 1; index >= 0; index--) {
    earliest = Math.min(earliest, lowest(links[index] ?? []));
    if (earliest >= index) starts.push(index);
  }
  return starts.toReversed();
};

/** Of each point the earlier ones that it may continue: those just before it, and the last before each break. */
const linksOf = (points: Chain, maxPowerW: number): number[][] => {
  const runEnds: number[] = [];
  return points.map((point, index) => {
    const counts = (candidate: number) => {
      const other = points[candidate];
      return other !== undefined && stepWh(other, point, maxPowerW) !== null;
    };
    if (index > 0 && !counts(index - 1)) runEnds.push(index - 1);
    const found: number[] = [];
    for (let near = index - 1; near >= Math.max(0, index - LOOK_BACK); near--)
      if (counts(near)) found.push(near);
    for (const runEnd of runEnds.slice(-MAX_RUNS)) if (counts(runEnd)) found.push(runEnd);
    return found;
  });
};

/** The indexes of the longest chain within a part of the points. */
const longestChain = (links: readonly (readonly number[])[], from: number, until: number): number[] => {
  const lengths = new Map<number, number>();
  const before = new Map<number, number>();
  let [top, most] = [from, 0];
  for (let index = from; index < until; index++) {
    let length = 0;
    for (const candidate of links[index] ?? []) {
      const other = lengths.get(candidate) ?? 0;
      if (other > length) {
        length = other;
        before.set(index, candidate);
      }
    }
    lengths.set(index, length + 1);
    if (length + 1 > most) [top, most] = [index, length + 1];
  }
  const chain: number[] = [];
  for (let at: number | undefined = top; at !== undefined; at = before.get(at)) chain.push(at);
  return chain.toReversed();
};

/**
 * A register that fell, counted on from there and passed its old value has not dipped: what it counted again is lost.
 * A dip recovers faster than the car charges. One that jumped and went on from there was not wrong for a while.
 */
const splitAtRecounts = (indexes: readonly number[], points: Chain, maxPowerW: number): Chain[] => {
  const chain = indexes.flatMap((index) => points[index] ?? []);
  const isWhole = (indexes.at(-1) ?? 0) - (indexes[0] ?? 0) === chain.length - 1;
  if (isWhole) return [chain];
  const usualW = highestMeanW(indexes, points);
  const parts: RegisterPoint[][] = [[]];
  const counts = (from: RegisterPoint, to: RegisterPoint) =>
    stepWh(from, to, maxPowerW) !== null && isUsual(from, to, usualW);
  for (const [position, point] of chain.entries()) {
    const before = chain[position - 1];
    const leftOut = before ? points.slice((indexes[position - 1] ?? 0) + 1, indexes[position]) : [];
    const [first, last] = [leftOut[0], leftOut.at(-1)];
    if (before && first && last) {
      const goesOn = first.wh < before.wh ? counts(last, point) : stepWh(last, point, maxPowerW) !== null;
      if (goesOn && first.wh !== before.wh) parts.push([...leftOut]);
      else if (point.wh < last.wh && counts(before, first)) {
        for (const each of leftOut) parts.at(-1)?.push(each);
        parts.push([]);
      }
    }
    parts.at(-1)?.push(point);
  }
  return parts;
};

/** Between neighbours only: what lies between others may hide a fall. */
const highestMeanW = (indexes: readonly number[], points: Chain): number =>
  indexes.reduce((highestW, index, position) => {
    const [from, to] = [points[index - 1], points[index]];
    if (indexes[position - 1] !== index - 1 || !from || !to || to.time <= from.time) return highestW;
    return Math.max(highestW, ((to.wh - from.wh) * MS_PER_HOUR) / (to.time - from.time));
  }, 0);

const isUsual = (from: RegisterPoint, to: RegisterPoint, usualW: number): boolean =>
  to.wh - from.wh <=
  (1.25 * usualW * (to.time - from.time)) / MS_PER_HOUR +
    from.resolutionWh +
    to.resolutionWh +
    REGISTER_TOLERANCE_WH;
