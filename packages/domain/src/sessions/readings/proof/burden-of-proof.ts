import { highest } from '../of-many.ts';
import type { SessionAnomaly } from '../../anomaly.ts';
import { confirms, disagrees } from '../power/power-agreement.ts';
import { areStrays } from './left-out-samples.ts';
import { REGISTER_TOLERANCE_WH } from '../registers/meter-register.ts';
import { isNegligible, isWithin } from '../registers/neighbouring-registers.ts';
import { chainWh, riseErrorWh, stepWh } from '../registers/register-chain.ts';
import type { RegisterEnergy, RegisterFacts } from '../registers/register-energy.ts';
import { isToldBeside, registerOf, type RegisterSources } from '../registers/register-sources.ts';
import { contradictsPower } from './power-proof.ts';
import { arePacesSeen, type Heard } from './seen-paces.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_SECOND = 1_000;
/** As the whole session may exceed what its connector delivers. */
const MARGIN = 1.1;
const MARGIN_WH = 100;
const FACTOR = 1000;
const NEXT_TO_NOTHING = 0.1;
/** More delivers DC, so fast that a register of zero may be none: a young meter counts as much before the first sample. */
const MOST_AC_W = 43_500;

/**
 * Whoever bills carries the burden of proof: where anything was noticed that does not fit, a second witness has to tell
 * the same energy, or a person decides.
 */
export const unproven = (
  facts: RegisterFacts,
  sources: RegisterSources,
  heard: Heard,
  found: RegisterEnergy,
): SessionAnomaly[] => {
  if (!isDeliverable(facts, found)) return ['implausible_energy'];
  if (contradictsPower(facts, sources, heard, found)) return ['power_disagrees'];
  const isProven =
    areStrays(facts, found) &&
    isHeardOtherwise(facts, sources, found) &&
    !isCutAtBegin(sources, heard, found) &&
    isScaleProven(facts, sources, found) &&
    isBeginConfirmed(facts, sources, found) &&
    !endsAboveNext(sources, found) &&
    !fallsShort(facts, found) &&
    (!(isNoticed(facts, sources, found) || isMoreThanInterval(facts, sources, heard, found)) ||
      arePacesSeen(facts, sources, heard, found));
  return isProven ? [] : ['registers_disagree'];
};

/** Where most samples tell no register, power or the sessions beside tell the same. */
const isHeardOtherwise = (
  { flow, agreement }: RegisterFacts,
  { begins, ends, samples, unusable }: RegisterSources,
  { begin, end, energyWh }: RegisterEnergy,
): boolean =>
  unusable <= samples.length ||
  (flow !== null && confirms(energyWh, flow, agreement)) ||
  (isToldBeside(begins, begin, 'previous') && isToldBeside(ends, end, 'next'));

/**
 * A start in whole kWh, and an exact stop, was cut where samples in whole kWh do not rise, or the interval of the only one
 * tells another rise.
 */
const isCutAtBegin = (
  sources: RegisterSources,
  { readings }: Heard,
  { begin, end, energyWh }: RegisterEnergy,
): boolean => {
  const { begins, samples } = sources;
  const [from, until] = [registerOf(sources, begin) ?? 0, registerOf(sources, end) ?? 0];
  const [first, ...more] = samples;
  if (!first || from === 0 || from % FACTOR !== 0 || until % FACTOR === 0) return false;
  if (isNegligible(energyWh, 0) || isToldBeside(begins, begin, 'previous')) return false;
  if (first.wh % FACTOR === 0) return more.length > 0 && more.every(({ wh }) => wh === first.wh);
  const before = readings.find(({ at, interval }) => interval && at.getTime() === first.time)?.interval;
  return before && more.length === 0
    ? !isNegligible(first.wh - from - Number(before.energyWh), energyWh)
    : false;
};

/** From any register to any later one, not only to the next, no more flowed than the connector delivers. */
const isDeliverable = ({ ratedW }: RegisterFacts, { believed }: RegisterEnergy): boolean =>
  believed.every((chain) => {
    let lowestWh = Infinity;
    return chain.every(({ wh, time, clockMs, resolutionWh }) => {
      const beyondWh = wh - (ratedW * MARGIN * time) / MS_PER_HOUR;
      const roomWh = resolutionWh + MARGIN_WH + (ratedW * MARGIN * clockMs) / MS_PER_HOUR;
      const isWithin = beyondWh <= lowestWh + roomWh;
      lowestWh = Math.min(lowestWh, beyondWh + resolutionWh);
      return isWithin;
    });
  });

/**
 * Samples read as kWh are as coarse, so that start and stop have to tell the rest, and the session before or power, to a
 * share, the same. Where they tell thousandths, start and stop may as well be in kWh: power has to agree with the energy
 * alone.
 */
const isScaleProven = (
  { flow, agreement }: RegisterFacts,
  { begins }: RegisterSources,
  { begin, end, energyWh, factor = 1 }: RegisterEnergy,
): boolean => {
  const agrees = (wh: number, limits = agreement) => flow !== null && !disagrees(wh, flow, limits);
  if (factor > 1) {
    const exactly = { ...agreement, energyWh: REGISTER_TOLERANCE_WH };
    const isTold = flow === null || (agrees(energyWh, exactly) && confirms(energyWh, flow, agreement));
    return begin !== 'sample' && end !== 'sample' && (isTold || isToldBeside(begins, begin, 'previous'));
  }
  return factor === 1 || (agrees(energyWh) && !agrees(energyWh / FACTOR) && !agrees(energyWh * FACTOR));
};

/**
 * Another register than the start's is the begin only if a second one tells the same, or the samples told back to it; the
 * first sample not where the second may have gone on from the start, so that the first may be the wrong one.
 */
const isBeginConfirmed = (
  { ratedW }: RegisterFacts,
  { begins }: RegisterSources,
  { begin, believed, energyWh }: RegisterEnergy,
): boolean => {
  const [own, start] = [begin, 'start'].map(
    (wanted) => begins.find(({ origin }) => origin === wanted)?.point,
  );
  const [first, second] = (believed[0] ?? []).filter(({ origin }) => origin === 'sample');
  if (begin === 'sample' && start && first && !second) return isNegligible(first.wh - start.wh, energyWh);
  if (begin === 'sample' && start && first && second)
    return stepWh(start, second, ratedW) === null || isNegligible(first.wh - start.wh, energyWh);
  if (begin !== 'begin' && begin !== 'previous') return true;
  if (own === undefined) return false;
  const toldBackWh =
    first && second
      ? first.wh - ((second.wh - first.wh) * (first.time - own.time)) / (second.time - first.time)
      : NaN;
  const others = begins.filter(({ origin }) => origin !== begin).map(({ point }) => point.wh);
  const goesOn = first !== undefined && first.wh >= own.wh - REGISTER_TOLERANCE_WH;
  return [goesOn ? first.wh : NaN, toldBackWh, ...others].some((wh) =>
    isNegligible(Math.abs(wh - own.wh), energyWh),
  );
};

/** The next session begins between this begin and end, so that one of the three is wrong, also where it is doubted there. */
const endsAboveNext = (
  sources: RegisterSources,
  { begin, end, energyWh, believed }: RegisterEnergy,
): boolean => {
  const told = registerOf(sources, 'next');
  const samples = believed.flat().filter(({ origin }) => origin === 'sample');
  const from = begin === 'sample' ? samples[0]?.wh : registerOf(sources, begin);
  const until = end === 'sample' ? samples.at(-1)?.wh : registerOf(sources, end);
  if (from === undefined || until === undefined) return false;
  const { doubtedNext } = sources;
  const next = told ?? (doubtedNext && isWithin(doubtedNext, from, until) ? doubtedNext.wh : undefined);
  if (next === undefined) return false;
  return (
    next > Math.max(REGISTER_TOLERANCE_WH, from - REGISTER_TOLERANCE_WH) &&
    !isNegligible(until - next, energyWh)
  );
};

/** Start and stop tell less than the samples, on whatever scale those are, rose by; from zero, if they begin there. */
const fallsShort = (
  { edgePowerW }: RegisterFacts,
  { believed, energyWh, anomalies }: RegisterEnergy,
): boolean => {
  const roundingWh = Math.max(0, highest(believed.flat().map(({ resolutionWh }) => resolutionWh)));
  const roseWh = believed.reduce((sum, chain) => sum + chainWh(chain, edgePowerW), 0);
  const [chain, ...more] = believed;
  const [first] = chain ?? [];
  // Those that begin above it may count from the plug-in, in which another session was before this one.
  const isFromZero =
    more.length === 0 &&
    first?.origin === 'sample' &&
    first.wh <= REGISTER_TOLERANCE_WH + roundingWh &&
    anomalies.includes('relative_samples');
  const countedWh = isFromZero ? (chain?.at(-1)?.wh ?? 0) - roundingWh : roseWh - riseErrorWh(roundingWh);
  return !isNegligible(countedWh - energyWh, energyWh);
};

/**
 * Its begin or end is another than the message's, or not where the session beside ended or began, or its samples, on a
 * scale of their own, saw next to nothing of it.
 */
const isNoticed = (
  { ratedW, previousEnd }: RegisterFacts,
  sources: RegisterSources,
  found: RegisterEnergy,
): boolean => {
  const { begin, end } = found;
  const [from, until] = [registerOf(sources, begin), registerOf(sources, end)];
  const previous = registerOf(sources, 'previous') ?? sources.doubtedPrevious?.wh;
  const next = registerOf(sources, 'next') ?? sources.doubtedNext?.wh;
  // Samples that count from near zero tell that the register began there.
  const [first, last] = [sources.samples[0]?.wh ?? Infinity, sources.samples.at(-1)?.wh ?? 0];
  const isNew = from === 0 && first <= REGISTER_TOLERANCE_WH && last > REGISTER_TOLERANCE_WH;
  const isBelow = from !== undefined && previous !== undefined && from < previous - REGISTER_TOLERANCE_WH;
  return (
    begin !== 'start' ||
    end !== 'stop' ||
    isMostlyUnseen(found) ||
    (!isNew && (isBelow || (from === 0 && ratedW > MOST_AC_W && previousEnd?.registerWh !== 0n))) ||
    (until !== undefined && next !== undefined && until > next + REGISTER_TOLERANCE_WH)
  );
};

/** From the begin to the first sample the register rose by more than the interval tells that reaches back beyond both. */
const isMoreThanInterval = (
  { startedAt }: RegisterFacts,
  sources: RegisterSources,
  { readings }: Heard,
  { begin }: RegisterEnergy,
): boolean => {
  const [first] = sources.samples;
  const before = readings.find(({ at, interval }) => interval && at.getTime() === first?.time)?.interval;
  if (!first || !before || first.time - before.seconds * MS_PER_SECOND > startedAt) return false;
  const roseWh = first.wh - (registerOf(sources, begin) ?? first.wh) - first.resolutionWh;
  return roseWh - Number(before.energyWh) > REGISTER_TOLERANCE_WH;
};

/** On a scale that does not go on from start to stop; one that begins near zero has counted before its first sample. */
const isMostlyUnseen = ({ believed, energyWh }: RegisterEnergy): boolean => {
  const points = believed.flat();
  const [first, last] = [points[0], points.at(-1)];
  if (first?.origin !== 'sample' || last?.origin !== 'sample') return false;
  const roseWh = last.wh - (first.wh <= energyWh + REGISTER_TOLERANCE_WH ? 0 : first.wh);
  return energyWh > REGISTER_TOLERANCE_WH && roseWh < NEXT_TO_NOTHING * energyWh;
};
