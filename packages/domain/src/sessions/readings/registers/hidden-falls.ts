import { acrossRollover } from './meter-register.ts';
import { isNegligible } from './neighbouring-registers.ts';
import { stepWh, type Chain, type RegisterPoint } from './register-chain.ts';

/**
 * A register that is left out, though the charger can have reached it, and that is above the next one: either it is
 * wrong, or the register fell back after it.
 */
export const hidesFall = (points: Chain, believed: Chain, energyWh: number, maxPowerW: number): boolean => {
  if (sinks(believed, energyWh)) return true;
  const isBelieved = new Set(believed);
  let before: RegisterPoint | null = null;
  let peak: RegisterPoint | null = null;
  for (const point of points) {
    if (isBelieved.has(point)) {
      if (peak !== null && !isNegligible(peak.wh - point.wh - peak.resolutionWh, energyWh)) return true;
      [before, peak] = [point, null];
    } else if (
      before !== null &&
      point.wh > (peak?.wh ?? before.wh) &&
      stepWh(before, point, maxPowerW) !== null
    )
      peak = point;
  }
  return false;
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
