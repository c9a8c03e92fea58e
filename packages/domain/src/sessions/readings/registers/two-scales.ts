import { highest } from '../of-many.ts';
import { MOST_OF_ONE_PLUG_IN_WH, REGISTER_TOLERANCE_WH } from './meter-register.ts';
import { hidesFall } from './hidden-falls.ts';
import { isNegligible } from './neighbouring-registers.ts';
import {
  chainWh,
  mostWh,
  riseErrorWh,
  rollsOver,
  stepWh,
  without,
  type Chain,
  type RegisterPoint,
} from './register-chain.ts';
import type { RegisterEnergy, RegisterFacts, SampledRegisters } from './register-energy.ts';
import { isToldBeside, type RegisterSources } from './register-sources.ts';

const WH_PER_KWH = 1000;

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
  { begins, ends, doubtedPrevious, doubtedNext }: RegisterSources,
  { chains, first, last, begin, end }: SampledRegisters,
): Scale => {
  const [[start], [stop]] = [begins, ends];
  if (!start || !stop || (begin === start && end === stop)) return 'one';
  const directWh = stepWh(start.point, stop.point, maxPowerW);
  if (directWh === null) return 'one';
  const sampledWh = chains.reduce((sum, chain) => sum + chainWh(chain, maxPowerW), 0);
  const before = mostWh(maxPowerW, first.time - startedAt);
  const edgesWh = before + mostWh(maxPowerW, stoppedAt - last.time);
  const agree = (factor: number) => {
    // Values that are cut to thousands are no thousandths.
    const resolutionWh = factor > 1 ? 1 : first.resolutionWh;
    const roundingWh = riseErrorWh(resolutionWh) * factor + (factor < 1 ? 2 : REGISTER_TOLERANCE_WH);
    const moreWh = edgesWh * Math.min(1, factor) + roundingWh;
    return sampledWh * factor <= directWh + roundingWh && directWh <= sampledWh * factor + moreWh;
  };
  const isNearZero = first.wh <= before + first.resolutionWh + REGISTER_TOLERANCE_WH;
  // Samples that go on from a start of zero are on its scale: only the stop can be on another.
  const goOnFromZero = begin === start && start.point.wh === 0;
  const isBelow =
    first.wh < start.point.wh ||
    (begin === start && !goOnFromZero && last.wh <= directWh + last.resolutionWh);
  const isFromZero = isNearZero && isBelow && chains.length === 1 && agree(1);
  if (isFromZero && (begin !== start || end !== stop)) return 'from-zero';
  const isOther = begin !== start && isToldTwice(begins, directWh, sampledWh);
  if (isOther) return 'elsewhere';
  if (end === stop || begin === start) return 'one';
  if (chains.length === 1 && chains[0]?.length === 1) return 'stray-sample';
  const isThousandth =
    Math.abs(last.wh * 0.001 - stop.point.wh) <= 2 + mostWh(maxPowerW, stoppedAt - last.time) * 0.001;
  // Of a meter that has counted for long both are no chance, however little it counts here.
  const areThousandths =
    last.wh > MOST_OF_ONE_PLUG_IN_WH && Math.abs(first.wh * 0.001 - start.point.wh) <= 2 + before * 0.001;
  if (isThousandth && chains.length === 1 && (sampledWh > 1000 || areThousandths)) return 'messages-in-kwh';
  const areBetween = first.wh >= start.point.wh && Math.abs(last.wh - stop.point.wh) < WH_PER_KWH;
  // The stop is in kWh, and the start is not what it goes on from.
  const isStopInKwh =
    isThousandth && last.wh > MOST_OF_ONE_PLUG_IN_WH && directWh > Math.max(REGISTER_TOLERANCE_WH, sampledWh);
  const previous = begins.find(({ origin }) => origin === 'previous')?.point ?? doubtedPrevious;
  const next = ends.find(({ origin }) => origin === 'next')?.point ?? doubtedNext;
  const goesOn =
    (previous !== null && stepWh(previous, first, maxPowerW) !== null) ||
    (next !== null && stepWh(last, next, maxPowerW) !== null);
  if (agree(1)) return areBetween || isStopInKwh || goesOn ? 'contradicted' : 'elsewhere';
  // Read as kWh they may not have counted more than the stop.
  const mayBeInKwh = first.wh * 1000 <= stop.point.wh + 2000 * first.resolutionWh;
  if (mayBeInKwh && sampledWh > 0 && agree(1000)) return 'samples-in-kwh';
  return agree(0.001) && sampledWh > 1000 ? 'messages-in-kwh' : 'contradicted';
};

/**
 * Samples of which thousands or thousandths go on to the stop: read as such, they can be held against the start. `null`
 * where they are Wh, and start and stop at most are not.
 */
export const rescaled = (
  { stoppedAt, maxPowerW }: RegisterFacts,
  { samples, ends: [stop] }: RegisterSources,
  { chains, last }: SampledRegisters,
  scale: Scale,
): readonly RegisterPoint[] | null => {
  if (scale === 'one' || scale === 'messages-in-kwh' || stop?.origin !== 'stop') return null;
  const edgeWh = scale === 'from-zero' ? 0 : mostWh(maxPowerW, stoppedAt - last.time);
  const factor = [1000, 0.001].find((each) => {
    const roundingWh = each > 1 ? each : Math.max(1, last.resolutionWh * each);
    const isCut = each > 1 && last.resolutionWh >= each;
    return last.wh > 0 && !isCut && Math.abs(stop.point.wh - last.wh * each) <= roundingWh + edgeWh;
  });
  if (factor === undefined || (factor < 1 && !jumps(chains))) return null;
  return samples.map((point) => ({
    ...point,
    wh: Math.round(point.wh * factor),
    resolutionWh: Math.max(1, point.resolutionWh * factor),
  }));
};

/** Whether the charger cannot have delivered what they rose by. */
const jumps = (chains: readonly Chain[]): boolean =>
  chains.some((chain, index) => (chain[0]?.wh ?? 0) > (chains[index - 1]?.at(-1)?.wh ?? Infinity));

/** By start and stop, where the samples are on a scale of their own. */
export const onTwoScales = (
  facts: RegisterFacts,
  sources: RegisterSources,
  { chains, first, last, begin }: SampledRegisters,
  scale: Scale,
): RegisterEnergy | null => {
  const {
    begins: [start],
    ends: [stop],
    samples,
  } = sources;
  if (scale === 'one' || !start || !stop) return null;
  const directWh = stepWh(start.point, stop.point, facts.maxPowerW) ?? stop.point.wh - start.point.wh;
  const energyWh = Math.max(0, directWh);
  const sampledWh = chains.reduce((sum, chain) => sum + chainWh(chain, facts.maxPowerW), 0);
  // From zero to the first sample faster than ever after: then the samples may go on from the start, and the stop is wrong.
  const goesOnFromStart =
    scale === 'from-zero' &&
    begin === start &&
    first.wh > mostWh(UNSEEN * highestW(chains[0] ?? []), first.time - start.point.time);
  // As fast as before: then the samples may be right, and the start alone is wrong.
  const goesOnToStop =
    scale === 'from-zero' &&
    last.wh < stop.point.wh &&
    !isNegligible(start.point.wh - first.wh, stop.point.wh - start.point.wh) &&
    stepWh(last, stop.point, paceAtEndW(chains.at(-1) ?? [], energyWh, facts.maxPowerW)) !== null;
  return {
    energyWh,
    method: 'registers',
    begin: start.origin,
    end: stop.origin,
    anomalies: [
      ...(scale === 'from-zero' ? (['relative_samples'] as const) : []),
      ...(rollsOver([start.point, stop.point]) ? (['meter_rollover'] as const) : []),
      ...(scale === 'contradicted' ||
      (!isToldTwice(sources.begins, energyWh, sampledWh) &&
        (goesOnToStop ||
          goesOnFromStart ||
          (scale === 'stray-sample' && isReadLate(facts, sources, first)) ||
          isNearerByPower(facts, stop.point.wh - first.wh, energyWh))) ||
      chains.some((chain) => hidesFall(samples, chain, energyWh, facts)) ||
      (chains.length > 1 && scale === 'elsewhere')
        ? (['registers_disagree'] as const)
        : []),
    ],
    sampled: chains.length === 1 && (scale === 'from-zero' || scale === 'elsewhere') ? (chains[0] ?? []) : [],
    believed: chains,
    leftOut: without(samples, chains),
    unmeasured: [],
  };
};

/** The only sample lies below a begin, on the scale of an end: that begin was read after it. */
const isReadLate = (
  { ratedW }: RegisterFacts,
  { begins, ends }: RegisterSources,
  only: RegisterPoint,
): boolean => {
  const isAbove = ({ wh }: RegisterPoint) => !isNegligible(wh - only.wh - only.resolutionWh, 0);
  return (
    begins.some(({ point }) => isAbove(point)) &&
    ends.some(({ point }) => isAbove(point) && stepWh(only, point, ratedW) !== null)
  );
};

/** The samples rose by what start and stop tell, and the session before ended with that start: each of them has a witness. */
const isToldTwice = (begins: RegisterSources['begins'], directWh: number, sampledWh: number): boolean =>
  isToldBeside(begins, 'start', 'previous') && isNegligible(Math.abs(directWh - sampledWh), directWh);

/** Whether power tells rather that the samples go on to the stop, which is what the charger can have delivered too. */
const isNearerByPower = (
  { flow, ratedW, startedAt, stoppedAt }: RegisterFacts,
  otherWh: number,
  energyWh: number,
): boolean =>
  flow !== null &&
  otherWh <= mostWh(ratedW, stoppedAt - startedAt) &&
  !isNegligible(Math.abs(otherWh - energyWh), energyWh) &&
  Math.abs(otherWh - flow.energyWh) < Math.abs(energyWh - flow.energyWh);

const MS_PER_HOUR = 3_600_000;

/** By how much faster than between samples a car may have charged before the first. */
const UNSEEN = 1.6;

const highestW = (chain: Chain): number =>
  Math.max(0, highest(chain.slice(1).map((point, index) => powerW(chain[index] ?? point, point))));

/**
 * If it charged until the last sample, as fast as ever; a single one does not tell how fast, nor does a car that charged again
 * after it.
 */
const paceAtEndW = (chain: Chain, energyWh: number, maxPowerW: number): number => {
  const [before, last] = chain.slice(-2);
  if (last === undefined || (before?.wh === last.wh && !isNegligible(energyWh - last.wh, energyWh)))
    return maxPowerW;
  return before && last.wh > before.wh ? highestW(chain) : 0;
};

const powerW = (from: RegisterPoint, to: RegisterPoint): number =>
  to.time > from.time ? ((to.wh - from.wh) * MS_PER_HOUR) / (to.time - from.time) : 0;
