/** A charger that needs current; earlier ones in a list go first. A per phase. */
export interface CurrentDemand {
  readonly id: string;
  readonly demandA: number;
  /** A car does not charge below this (IEC 61851: 6 A). */
  readonly minimumA: number;
  /** What it draws when it should draw nothing: 0, unless it cannot pause. */
  readonly pausedA: number;
}

/**
 * Shares current among chargers, max-min fair: as many as possible charge with at least their minimum, in their order,
 * and the rest raises the smallest shares first. The others pause.
 */
export const shareCurrent = (demands: readonly CurrentDemand[], roomA: number): Map<string, number> => {
  let leftA = roomA - demands.reduce((sum, { pausedA }) => sum + pausedA, 0);
  const shares = new Map(demands.map(({ id, pausedA }) => [id, pausedA]));
  const admitted = demands.filter(({ demandA, minimumA, pausedA }) => {
    const neededA = minimumA - pausedA;
    if (demandA < minimumA || neededA > leftA) return false;
    leftA -= neededA;
    return true;
  });
  const spentA = admitted.reduce((sum, { minimumA }) => sum + minimumA, 0);
  const levelA = levelThatFits(admitted, leftA + spentA);
  for (const demand of admitted) shares.set(demand.id, atLevel(demand, levelA));
  return shares;
};

const atLevel = ({ minimumA, demandA }: CurrentDemand, levelA: number): number =>
  Math.min(demandA, Math.max(minimumA, levelA));

/** Bisection steps: far finer than the 0.1 A that chargers accept. */
const STEPS = 40;

/** The highest level to which all can be raised. */
const levelThatFits = (admitted: readonly CurrentDemand[], roomA: number): number => {
  let lowA = 0;
  let highA = Math.max(0, ...admitted.map(({ demandA }) => demandA));
  const fits = (levelA: number) =>
    admitted.reduce((sum, demand) => sum + atLevel(demand, levelA), 0) <= roomA + 1e-9;
  if (fits(highA)) return highA;
  for (let step = 0; step < STEPS; step += 1) {
    const middleA = (lowA + highA) / 2;
    if (fits(middleA)) lowA = middleA;
    else highA = middleA;
  }
  return lowA;
};
