import { disagrees } from '../power-agreement.ts';
import type { RegisterEnergy, RegisterFacts } from './register-energy.ts';
import { REGISTER_TOLERANCE_WH } from './meter-register.ts';
import { stepWh, type RegisterPoint } from './register-chain.ts';
import type { RegisterSources } from './register-sources.ts';

const NEGLIGIBLE_WH = 20;
const NEGLIGIBLE_SHARE = 0.01;
const WH_PER_KWH = 1000;
const MOST_OF_ONE_PLUG_IN_WH = 200_000;

/** What is too little to ask a person about: less than the error that every bill may have. */
export const isNegligible = (differenceWh: number, energyWh: number): boolean =>
  differenceWh <= Math.max(NEGLIGIBLE_WH, NEGLIGIBLE_SHARE * energyWh);

/**
 * A register that counts over the life of its meter begins no session below where the last one ended, and ends none
 * above where the next one begins. The power decides between the two, where it can.
 */
export const betweenNeighbours = (
  facts: RegisterFacts,
  { begins, ends, doubtedNext }: RegisterSources,
  found: RegisterEnergy,
  { first, last }: { readonly first: RegisterPoint; readonly last: RegisterPoint },
): RegisterEnergy => {
  const begin = begins.find(({ origin }) => origin === found.begin)?.point;
  const end = ends.find(({ origin }) => origin === found.end)?.point;
  const previous = begins.find(({ origin }) => origin === 'previous')?.point;
  // Told twice, by the message and by a sample, it is no mistake: this register begins again.
  const isConfirmed = begins.some(
    ({ origin, point }) => origin === 'begin' && point.wh === begin?.wh && point.wh < (previous?.wh ?? 0) / 2,
  );
  const belowWh =
    begin && previous && !isConfirmed && continues(facts, previous, first) ? previous.wh - begin.wh : 0;
  const next =
    ends.find(({ origin }) => origin === 'next')?.point ??
    (doubtedNext && begin && end && isWithin(doubtedNext, begin.wh + Math.max(0, belowWh), end.wh)
      ? doubtedNext
      : undefined);
  const isLifetime = begin !== undefined && begin.wh > MOST_OF_ONE_PLUG_IN_WH;
  const aboveWh =
    end && isLifetime && next && (next.wh >= begin.wh || continues(facts, last, next)) ? end.wh - next.wh : 0;
  const lessWh = Math.max(0, found.energyWh - Math.max(0, belowWh) - Math.max(0, aboveWh));
  if (isNegligible(Math.max(belowWh, aboveWh), lessWh) || lessWh === found.energyWh) return found;
  const { flow, agreement } = facts;
  const [asFound, asLess] = [found.energyWh, lessWh].map(
    (wh) => flow !== null && !disagrees(wh, flow, agreement),
  );
  // Power says no more than within its own error.
  const isDecisive = found.energyWh - lessWh > Math.max(agreement.energyWh, agreement.share * found.energyWh);
  if (isDecisive && asFound === true && asLess === false) return found;
  const isPlaceholder =
    asLess === true && asFound === false && (belowWh <= 0 || begin?.wh === 0) && aboveWh <= 0;
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

/**
 * A start that is not believed repeats that of the session before, or is rounded to whole kWh; any other value between
 * begin and end contradicts that the session ended above it.
 */
const isWithin = ({ wh }: RegisterPoint, beginWh: number, endWh: number): boolean =>
  wh > beginWh + REGISTER_TOLERANCE_WH && endWh - wh >= (wh % WH_PER_KWH === 0 ? WH_PER_KWH : 0);

const continues = ({ maxPowerW }: RegisterFacts, from: RegisterPoint, to: RegisterPoint): boolean =>
  from !== to && stepWh(from, to, maxPowerW) !== null;
