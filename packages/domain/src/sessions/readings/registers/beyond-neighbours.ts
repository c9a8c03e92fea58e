import { MOST_OF_ONE_PLUG_IN_WH, REGISTER_TOLERANCE_WH } from './meter-register.ts';
import { isNegligible } from './neighbouring-registers.ts';
import type { RegisterPoint } from './register-chain.ts';
import type { RegisterEnergy } from './register-energy.ts';
import type { RegisterSources } from './register-sources.ts';

/** Registers of different sessions are equal by chance where they are rounded. */
const ROUNDED_WH = 100;
const IDLING_WH = 5;
const WH_PER_KWH = 1000;
/** Registers that count from each plug-in are as near to one another by chance alone. */
const JUST_BELOW = 0.99;

/** What the sessions before and after contradict, though they do not tell what is right: a person decides. */
export const againstNeighbours = (
  { begins, ends, doubtedPrevious, doubtedNext, toldAfterWh }: RegisterSources,
  found: RegisterEnergy,
): RegisterEnergy => {
  const begin = begins.find(({ origin }) => origin === found.begin)?.point;
  const end = ends.find(({ origin }) => origin === found.end)?.point;
  const next = ends.find(({ origin }) => origin === 'next')?.point;
  const after = next ?? doubtedNext;
  const before = begins.find(({ origin }) => origin === 'previous')?.point ?? doubtedPrevious;
  const beyondWh = Math.max(
    begin && before ? Math.max(fallenWh(before, begin), repeatedWh(before, begin, end)) : 0,
    begin && next && isOfAnother(next, begin) ? found.energyWh : 0,
    before && after ? beyondGapWh(before, after, found.energyWh) : 0,
    before && begin && isThousandth(begin, before) ? before.wh : 0,
    next && end && isThousandth(end, next) ? next.wh : 0,
    next && end && hasDigitMore(end, next) ? found.energyWh : 0,
    before && begin && hasDigitMore(begin, before) ? found.energyWh : 0,
    begin && end && toldAfterWh !== null ? endWithinWh(begin, end, toldAfterWh) : 0,
  );
  return isNegligible(beyondWh, found.energyWh - beyondWh)
    ? found
    : { ...found, anomalies: [...found.anomalies, 'registers_disagree'] };
};

/** By how much a register that counts over the life of its meter stands below the end before, samples and all. */
const fallenWh = (before: RegisterPoint, begin: RegisterPoint): number => {
  const wh = before.wh - begin.wh;
  return begin.wh > MOST_OF_ONE_PLUG_IN_WH && wh <= MOST_OF_ONE_PLUG_IN_WH ? wh : 0;
};

/** The next start is below this one, though one meter counts over its life: one of them is not its own, or came before. */
const isOfAnother = (next: RegisterPoint, begin: RegisterPoint): boolean =>
  (begin.wh > MOST_OF_ONE_PLUG_IN_WH || next.wh > JUST_BELOW * begin.wh) &&
  next.wh > REGISTER_TOLERANCE_WH &&
  next.wh < begin.wh - REGISTER_TOLERANCE_WH;

/** A stop that repeats the end before, to a few Wh of idling: it was not read, or the begin below it was not. */
const repeatedWh = (before: RegisterPoint, begin: RegisterPoint, end: RegisterPoint | undefined): number =>
  end && end.wh >= before.wh && end.wh <= before.wh + IDLING_WH && end.wh % ROUNDED_WH !== 0
    ? end.wh - begin.wh
    : 0;

/** What was found beyond all that lies between the end before and the next start, on whatever scale it was told. */
const beyondGapWh = (previous: RegisterPoint, next: RegisterPoint, energyWh: number): number =>
  next.wh >= previous.wh && next.wh > REGISTER_TOLERANCE_WH ? energyWh - (next.wh - previous.wh) : 0;

/** The session beside tells a thousand times it: one of the two is in kWh. */
const isThousandth = ({ wh }: RegisterPoint, beside: RegisterPoint): boolean =>
  beside.wh > MOST_OF_ONE_PLUG_IN_WH && Math.abs(beside.wh / WH_PER_KWH - wh) <= 1;

/** The session beside tells a tenth or a hundredth of it: this one has another point than its meter. */
const hasDigitMore = ({ wh }: RegisterPoint, beside: RegisterPoint): boolean =>
  beside.wh > WH_PER_KWH &&
  [10, 100].some((factor) => Math.abs(wh / factor - beside.wh) <= REGISTER_TOLERANCE_WH);

/** The clock of one of the two is wrong; by the order in which they were told, this one ends above where that one begins. */
const endWithinWh = (begin: RegisterPoint, end: RegisterPoint, toldAfterWh: number): number => {
  const roundingWh = toldAfterWh % WH_PER_KWH === 0 ? WH_PER_KWH : 0;
  return toldAfterWh > begin.wh + REGISTER_TOLERANCE_WH ? end.wh - toldAfterWh - roundingWh : 0;
};
