import { Temporal } from 'temporal-polyfill';
import { addMonths } from '../../reports/month.ts';

/**
 * Whether banks of the euro area settle payments on a day (`2026-12-21`): not at weekends, nor on the closing days of
 * T2 (TARGET): New Year's Day, Good Friday, Easter Monday, 1 May, 25 and 26 December.
 */
export const isBankingDay = (day: string): boolean => {
  const date = Temporal.PlainDate.from(day);
  if (date.dayOfWeek > 5 || CLOSED.has(day.slice(5))) return false;
  const fromEaster = easterSunday(date.year).until(date).days;
  return fromEaster !== -2 && fromEaster !== 1;
};

/** The first day on which owners are paid that is not before a document is made: `("2026-12-03", 20)` is `2026-12-21`, since the 20th is a Sunday. */
export const payoutDayFrom = (issuedOn: string, payoutDay: number): string => {
  const month = issuedOn.slice(0, 7);
  // That of the month before may be put off into this one.
  const before = payoutDayOf(addMonths(month, -1), payoutDay);
  if (before >= issuedOn) return before;
  const own = payoutDayOf(month, payoutDay);
  return own >= issuedOn ? own : payoutDayOf(addMonths(month, 1), payoutDay);
};

const CLOSED: ReadonlySet<string> = new Set(['01-01', '05-01', '12-25', '12-26']);

/** The payout day of a month, or the next banking day. */
const payoutDayOf = (month: string, payoutDay: number): string => {
  let date = Temporal.PlainYearMonth.from(month).toPlainDate({ day: payoutDay });
  while (!isBankingDay(date.toString())) date = date.add({ days: 1 });
  return date.toString();
};

/** By the Gregorian computus of Meeus, Jones and Butcher. */
const easterSunday = (year: number): Temporal.PlainDate => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const place = moon + weekday - 7 * correction + 114;
  return new Temporal.PlainDate(year, Math.floor(place / 31), (place % 31) + 1);
};
