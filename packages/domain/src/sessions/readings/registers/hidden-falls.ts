import { highest } from '../of-many.ts';
import { acrossRollover } from './meter-register.ts';
import { isNegligible } from './neighbouring-registers.ts';
import { stepWh, type Chain, type RegisterPoint } from './register-chain.ts';
import type { RegisterFacts } from './register-energy.ts';

type Limits = Pick<RegisterFacts, 'maxPowerW' | 'ratedW'>;

/**
 * A register that is left out, though the charger can have reached it, and that is above the next one: either it is
 * wrong, or the register fell back after it. Several of them may have caught up with all that was charged since the begin.
 */
export const hidesFall = (points: Chain, believed: Chain, energyWh: number, limits: Limits): boolean => {
  if (sinks(believed, energyWh)) return true;
  const isBelieved = new Set(believed);
  let before: RegisterPoint | null = null;
  let leftOut: RegisterPoint[] = [];
  for (const point of points) {
    if (isBelieved.has(point)) {
      const [begin] = believed;
      const peakWh =
        before && begin
          ? Math.max(reachedWh(before, leftOut, limits.maxPowerW), caughtUpWh(begin, leftOut, limits.ratedW))
          : 0;
      if (peakWh > 0 && !isNegligible(peakWh - point.wh, energyWh)) return true;
      [before, leftOut] = [point, []];
    } else leftOut.push(point);
  }
  return false;
};

/** The highest that continues the one before them, less what it may be rounded by. */
const reachedWh = (before: RegisterPoint, leftOut: Chain, maxPowerW: number): number => {
  const reached = leftOut.filter(
    (point) => point.wh > before.wh && stepWh(before, point, maxPowerW) !== null,
  );
  return Math.max(0, highest(reached.map(({ wh, resolutionWh }) => wh - resolutionWh)));
};

/** What one, or several that go on from one another, have counted at least, if that can have flowed since the begin. */
const caughtUpWh = (begin: RegisterPoint, leftOut: Chain, ratedW: number): number => {
  const [first] = leftOut;
  if (!first || stepWh(begin, first, ratedW) === null) return 0;
  const goesOn = leftOut.every(
    (point, index) => index === 0 || stepWh(leftOut[index - 1] ?? point, point, ratedW) !== null,
  );
  return goesOn ? first.wh - first.resolutionWh : 0;
};

/** Falls that are each within the resolution, and together are not: cutting and rounding never make a register fall. */
const sinks = (chain: Chain, energyWh: number): boolean => {
  let [highest] = chain;
  for (const point of chain) {
    if (highest === undefined || point.wh >= highest.wh || acrossRollover(highest.wh, point.wh) !== null)
      highest = point;
    else {
      const roundingWh = Math.max(highest.resolutionWh, point.resolutionWh);
      if (!isNegligible(highest.wh - point.wh - roundingWh, energyWh)) return true;
    }
  }
  return false;
};
