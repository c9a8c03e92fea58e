import type { RegisterPoint } from './session-course.ts';

/**
 * The energy of a session between moments, in whole Wh that add up to it: what had been charged by each moment, linear
 * between the readings around it and rounded half-up, less what had been by the one before. If the session's energy is
 * not what its registers count, because it was corrected or estimated, the share by each moment is that of the
 * registers. Without registers it flowed evenly.
 * @param edges in ms since 1970, from the start of the session to its end, in order.
 */
export const energyPieces = (
  energyWh: bigint,
  edges: readonly number[],
  course: readonly RegisterPoint[],
): readonly bigint[] => {
  const from = edges[0] ?? 0;
  const until = edges.at(-1) ?? from;
  const points =
    course.length > 1
      ? course.map(({ at, registerWh }) => ({ at: BigInt(at.getTime()), wh: registerWh }))
      : [
          { at: BigInt(from), wh: 0n },
          { at: BigInt(until), wh: 1n },
        ];
  let lastWh = 0n;
  let after = 0;
  return edges.slice(1).map((edge, index) => {
    // Both are in order: each point is passed once, however many there are.
    while (after < points.length && (points[after]?.at ?? 0n) <= BigInt(edge)) after += 1;
    const byEdgeWh = index === edges.length - 2 ? energyWh : chargedBy(BigInt(edge), points, after, energyWh);
    const pieceWh = byEdgeWh - lastWh;
    lastWh = byEdgeWh;
    return pieceWh;
  });
};

interface Point {
  readonly at: bigint;
  readonly wh: bigint;
}

/** @param after index of the first point after the edge */
const chargedBy = (edge: bigint, points: readonly Point[], after: number, energyWh: bigint): bigint => {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || edge <= first.at) return 0n;
  const [before, next] = [points[after - 1], points[after]];
  if (before === undefined || next === undefined) return energyWh;
  const [wholeMs, partMs] = [next.at - before.at, edge - before.at];
  const shares = (before.wh - first.wh) * wholeMs + (next.wh - before.wh) * partMs;
  return halfUp(shares * energyWh, wholeMs * (last.wh - first.wh));
};

/** Of numbers that are not negative. */
const halfUp = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);
