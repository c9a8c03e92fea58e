import { confirms, disagrees } from '../power/power-agreement.ts';
import type { RegisterEnergy, RegisterFacts } from './register-energy.ts';
import { MOST_OF_ONE_PLUG_IN_WH, REGISTER_TOLERANCE_WH } from './meter-register.ts';
import { stepWh, type RegisterPoint } from './register-chain.ts';
import type { RegisterSources } from './register-sources.ts';

const NEGLIGIBLE_WH = 20;
const NEGLIGIBLE_SHARE = 0.01;
const WH_PER_KWH = 1000;

/** What is too little to ask a person about: less than the error that every bill may have. */
export const isNegligible = (differenceWh: number, energyWh: number): boolean =>
  differenceWh <= Math.max(NEGLIGIBLE_WH, NEGLIGIBLE_SHARE * energyWh);

/**
 * A register that counts over the life of its meter begins no session below where the last one ended, and ends none
 * above where the next one begins. The power decides between the two, where it can.
 */
export const betweenNeighbours = (
  facts: RegisterFacts,
  sources: RegisterSources,
  found: RegisterEnergy,
  edges: Edges,
): RegisterEnergy => {
  const { belowWh, aboveWh, doubtedWh, isStopAlone } = outsideNeighbours(facts, sources, found, edges);
  const bounds = [
    { belowWh, aboveWh },
    { belowWh, aboveWh: 0 },
    { belowWh: 0, aboveWh },
  ].flatMap((bound) => {
    const lessWh = Math.max(0, found.energyWh - bound.belowWh - bound.aboveWh);
    const isMeant = lessWh < found.energyWh && !isNegligible(Math.max(bound.belowWh, bound.aboveWh), lessWh);
    return isMeant ? [{ ...bound, lessWh }] : [];
  });
  const bound = bounds.find(
    ({ lessWh }) => lessWh >= (edges.leastWh ?? 0) && !isRefuted(facts, found, lessWh),
  );
  if (bound !== undefined) return boundedBy(facts, sources, found, bound);
  // Power that tells neither confirms nothing.
  if (bounds.length > 0 && facts.flow !== null && !confirms(found.energyWh, facts.flow, facts.agreement))
    return { ...found, anomalies: [...found.anomalies, 'registers_disagree'] };
  const isStartDoubted = !isNegligible(doubtedWh, found.energyWh - doubtedWh);
  if (!isStartDoubted && !(isStopAlone && !isRefuted(facts, found, 0))) return found;
  const anomalies = isStartDoubted
    ? (['start_register', 'registers_disagree'] as const)
    : (['registers_disagree'] as const);
  return { ...found, anomalies: [...found.anomalies, ...anomalies] };
};

interface Edges {
  readonly first: RegisterPoint;
  readonly last: RegisterPoint;
  /** What the samples rose by, where they count from elsewhere. */
  readonly leastWh?: number;
}

interface Outside {
  readonly belowWh: number;
  readonly aboveWh: number;
}

/** By how much a session begins below the one before, and ends above the next one. */
const outsideNeighbours = (
  facts: RegisterFacts,
  { begins, ends, doubtedPrevious, doubtedNext }: RegisterSources,
  found: RegisterEnergy,
  { first, last, leastWh = 0 }: Edges,
): Outside & { readonly doubtedWh: number; readonly isStopAlone: boolean } => {
  const begin = begins.find(({ origin }) => origin === found.begin)?.point;
  const end =
    ends.find(({ origin }) => origin === found.end)?.point ?? (found.end === 'sample' ? last : undefined);
  const previous = begins.find(({ origin }) => origin === 'previous')?.point;
  // Zero, told by the message and by the first sample, is no mistake: this register begins again.
  const isConfirmed = begin?.wh === 0 && first.wh === 0;
  const belowOf = (point: RegisterPoint | null | undefined) =>
    begin && point && !isConfirmed && continues(facts, point, first) ? Math.max(0, point.wh - begin.wh) : 0;
  const belowWh = belowOf(previous);
  const beganWh = (begin?.wh ?? 0) + belowWh;
  const next =
    ends.find(({ origin }) => origin === 'next')?.point ??
    (doubtedNext && begin && end && isWithin(doubtedNext, beganWh, end.wh) ? doubtedNext : undefined);
  const isAbove = begin && end && next && isOfOneMeter(facts, beganWh, last, next);
  return {
    belowWh,
    aboveWh: isAbove ? Math.max(0, end.wh - next.wh) : 0,
    // Two sessions that contradict one another, of which nobody knows which is right.
    doubtedWh: belowOf(doubtedPrevious),
    isStopAlone:
      begin?.origin === 'start' &&
      end?.origin === 'stop' &&
      doubtedNext !== null &&
      repeats(doubtedNext, begin) &&
      !isNegligible(end.wh - begin.wh, 0) &&
      last.wh <= begin.wh + REGISTER_TOLERANCE_WH &&
      leastWh <= 0,
  };
};

/** The next start is this one's again: either it was not read, or nothing was charged in between. */
const repeats = (next: RegisterPoint, begin: RegisterPoint): boolean =>
  next.wh > REGISTER_TOLERANCE_WH && Math.abs(next.wh - begin.wh) <= REGISTER_TOLERANCE_WH;

/** Power says no more than within its own error. */
const isRefuted = (
  { flow, agreement }: RegisterFacts,
  { energyWh }: RegisterEnergy,
  lessWh: number,
): boolean =>
  flow !== null &&
  energyWh - lessWh > Math.max(agreement.energyWh, agreement.share * energyWh) &&
  !disagrees(energyWh, flow, agreement) &&
  disagrees(lessWh, flow, agreement);

const boundedBy = (
  { flow, agreement }: RegisterFacts,
  { begins }: RegisterSources,
  found: RegisterEnergy,
  { belowWh, aboveWh, lessWh }: Outside & { readonly lessWh: number },
): RegisterEnergy => {
  const begin = begins.find(({ origin }) => origin === found.begin)?.point;
  const isPlaceholder =
    flow !== null &&
    !disagrees(lessWh, flow, agreement) &&
    disagrees(found.energyWh, flow, agreement) &&
    (belowWh === 0 || begin?.wh === 0) &&
    aboveWh === 0;
  return {
    ...found,
    energyWh: lessWh,
    begin: belowWh > 0 ? 'previous' : found.begin,
    end: aboveWh > 0 ? 'next' : found.end,
    anomalies: [
      ...found.anomalies,
      ...(belowWh > 0 ? (['start_register'] as const) : []),
      ...(aboveWh > 0 ? (['stop_register'] as const) : []),
      ...(isPlaceholder ? [] : (['registers_disagree'] as const)),
    ],
  };
};

/** A register that counts from each plug-in or each session may be low again, or near zero, at the next start. */
const isOfOneMeter = (
  facts: RegisterFacts,
  beganWh: number,
  last: RegisterPoint,
  next: RegisterPoint,
): boolean =>
  next.wh + REGISTER_TOLERANCE_WH >= beganWh
    ? next.wh > REGISTER_TOLERANCE_WH
    : beganWh > MOST_OF_ONE_PLUG_IN_WH && continues(facts, last, next);

/**
 * A start that is not believed repeats that of the session before, or is rounded to whole kWh; any other value between
 * begin and end contradicts that the session ended above it.
 */
export const isWithin = ({ wh }: RegisterPoint, beginWh: number, endWh: number): boolean =>
  wh > beginWh && endWh - wh >= (wh % WH_PER_KWH === 0 ? WH_PER_KWH : 0);

const continues = ({ maxPowerW }: RegisterFacts, from: RegisterPoint, to: RegisterPoint): boolean =>
  from !== to && stepWh(from, to, maxPowerW) !== null;
