import { chainWh, mostWh, stepWh, type Chain } from './register-chain.ts';
import type { RegisterSources } from './register-sources.ts';

const FEW = 2;
const FEW_SHARE = 0.25;

/**
 * Samples before the first or after the last right one, as the register of the start or the stop shows. They are few, or
 * they tell on a scale of their own what start and stop tell.
 */
export const withoutStrays = (
  chains: readonly Chain[],
  { begins: [start], ends: [stop] }: RegisterSources,
  maxPowerW: number,
): readonly Chain[] => {
  let rest = chains;
  const follows = (chain: Chain | undefined) =>
    start !== undefined &&
    start.origin !== 'previous' &&
    chain?.[0] !== undefined &&
    stepWh(start.point, chain[0], maxPowerW) !== null;
  const precedes = (chain: Chain | undefined) => {
    const last = chain?.at(-1);
    if (stop === undefined || stop.origin === 'next') return false;
    return last !== undefined && stepWh(last, stop.point, maxPowerW) !== null;
  };
  const tellsTheSame = (chain: Chain) => {
    const [first, last] = [chain[0], chain.at(-1)];
    const directWh = start && stop ? stepWh(start.point, stop.point, maxPowerW) : null;
    if (!start || !stop || !first || !last || directWh === null) return false;
    // On the scale of start and stop, so that it contradicts them.
    if (first.wh >= start.point.wh && first.wh <= stop.point.wh) return false;
    const besideMs = stop.point.time - start.point.time - (last.time - first.time);
    const moreWh = directWh - chainWh(chain, maxPowerW);
    const roundingWh = 2 * first.resolutionWh;
    return moreWh >= -roundingWh && moreWh <= mostWh(maxPowerW, besideMs) + roundingWh;
  };
  const isStray = (chain: Chain | undefined, other: Chain | undefined) =>
    chain !== undefined &&
    (chain.length <= Math.max(FEW, (other?.length ?? 0) * FEW_SHARE) || tellsTheSame(chain));
  while (rest.length > 1 && !follows(rest[0]) && follows(rest[1]) && isStray(rest[0], rest[1]))
    rest = rest.slice(1);
  // A single last one, told a moment too early, is not what makes the stop fit.
  if (rest.length > 1 && rest.at(-1)?.length === 1 && precedes(rest.at(-2))) rest = rest.slice(0, -1);
  while (
    rest.length > 1 &&
    !precedes(rest.at(-1)) &&
    precedes(rest.at(-2)) &&
    isStray(rest.at(-1), rest.at(-2))
  )
    rest = rest.slice(0, -1);
  return rest;
};
