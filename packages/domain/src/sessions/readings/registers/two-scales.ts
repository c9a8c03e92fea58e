import { REGISTER_TOLERANCE_WH } from './meter-register.ts';
import { chainWh, mostWh, stepWh } from './register-chain.ts';
import type { RegisterEnergy, RegisterFacts, SampledRegisters } from './register-energy.ts';
import type { RegisterSources } from './register-sources.ts';

/** How the samples relate to start and stop where they do not continue one another; `one`: they do, or nothing tells. */
export type Scale =
  | 'one'
  | 'from-zero'
  | 'elsewhere'
  | 'samples-in-kwh'
  | 'messages-in-kwh'
  | 'contradicted'
  /** There is a single sample, and it is wrong. */
  | 'stray-sample';

/**
 * Start and stop agree with one another, and the samples count from somewhere else: in each session from zero, in
 * another unit, or one of the two is wrong.
 */
export const scaleOf = (
  { startedAt, stoppedAt, maxPowerW }: RegisterFacts,
  { begins: [start], ends: [stop] }: RegisterSources,
  { chains, first, last, begin, end }: SampledRegisters,
): Scale => {
  if (!start || !stop || begin === start) return 'one';
  const directWh = stepWh(start.point, stop.point, maxPowerW);
  if (directWh === null) return 'one';
  const sampledWh = chains.reduce((sum, chain) => sum + chainWh(chain, maxPowerW), 0);
  const before = mostWh(maxPowerW, first.time - startedAt);
  const edgesWh = before + mostWh(maxPowerW, stoppedAt - last.time);
  const agree = (factor: number) => {
    const roundingWh = 2 * first.resolutionWh * factor + (factor < 1 ? 2 : REGISTER_TOLERANCE_WH);
    const moreWh = edgesWh * Math.min(1, factor) + roundingWh;
    return sampledWh * factor <= directWh + roundingWh && directWh <= sampledWh * factor + moreWh;
  };
  const fromZero =
    first.wh < start.point.wh && first.wh <= before + first.resolutionWh + REGISTER_TOLERANCE_WH;
  if (fromZero && chains.length === 1 && agree(1)) return 'from-zero';
  if (end === stop) return 'one';
  if (chains.length === 1 && chains[0]?.length === 1) return 'stray-sample';
  if (agree(1)) return 'elsewhere';
  if (agree(1000)) return 'samples-in-kwh';
  return agree(0.001) && sampledWh > 1000 ? 'messages-in-kwh' : 'contradicted';
};

/** By start and stop, where the samples are on a scale of their own. */
export const onTwoScales = (
  { begins: [start], ends: [stop] }: RegisterSources,
  { chains }: SampledRegisters,
  scale: Scale,
): RegisterEnergy | null => {
  if (scale === 'one' || !start || !stop) return null;
  return {
    energyWh: Math.max(0, stop.point.wh - start.point.wh),
    method: 'registers',
    begin: start.origin,
    end: stop.origin,
    anomalies: [
      ...(scale === 'from-zero' ? (['relative_samples'] as const) : []),
      ...(scale === 'contradicted' || (chains.length > 1 && scale === 'elsewhere')
        ? (['registers_disagree'] as const)
        : []),
    ],
    sampled: [],
    unmeasured: [],
  };
};
