import { Temporal } from 'temporal-polyfill';

/**
 * The zone in which an account's months and payouts are counted; a session's own day is counted in its station's zone.
 */
export const ACCOUNT_TIME_ZONE = 'Europe/Amsterdam';

/** A period; `until` is exclusive. */
export interface Period {
  readonly from: Date;
  readonly until: Date;
}

/** The month (`2026-11`) of `at` in an IANA time zone. A session belongs to the month of its end. */
export const monthOf = (at: Date, timeZone: string): string => {
  return localDate(at, timeZone).toPlainYearMonth().toString();
};

/** The last month of which a day is over: on the first of a month, the one before. */
export const lastMonthBegun = (now: Date, timeZone: string): string => {
  return localDate(now, timeZone).subtract({ days: 1 }).toPlainYearMonth().toString();
};

/** The local day (`2026-11-22`) of `at`. */
export const dayOf = (at: Date, timeZone: string): string => {
  return localDate(at, timeZone).toString();
};

/**
 * From the first moment of a month to the first of the next; a plain 30 or 31 days would be an hour off at clock
 * changes.
 */
export const monthPeriod = (month: string, timeZone: string): Period => {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  return { from: startOfDay(first, timeZone), until: startOfDay(first.add({ months: 1 }), timeZone) };
};

/** From the first moment of one local day to the end of another, both inclusive: 23, 24 or 25 hours a day. */
export const daysPeriod = (firstDay: string, lastDay: string, timeZone: string): Period => {
  const until = Temporal.PlainDate.from(lastDay).add({ days: 1 });
  return {
    from: startOfDay(Temporal.PlainDate.from(firstDay), timeZone),
    until: startOfDay(until, timeZone),
  };
};

/** The moment of a local time without a zone (`2026-11-22T15:04`), on the clock of an IANA zone. */
export const momentOf = (localTime: string, timeZone: string): Date => {
  return new Date(Temporal.PlainDateTime.from(localTime).toZonedDateTime(timeZone).epochMilliseconds);
};

/** The local time (`2026-11-22T15:04:00`) of a moment; `momentOf` reads it back. */
export const localTimeOf = (at: Date, timeZone: string): string => {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return zoned.toPlainDateTime().toString({ smallestUnit: 'second' });
};

/** The last day (`2026-02-28`) of a month. */
export const lastDayOf = (month: string): string => {
  const yearMonth = Temporal.PlainYearMonth.from(month);
  return yearMonth.toPlainDate({ day: yearMonth.daysInMonth }).toString();
};

/** The month `count` months after (or before) another. */
export const addMonths = (month: string, count: number): string => {
  return Temporal.PlainYearMonth.from(month).add({ months: count }).toString();
};

/** Every month from `first` to `last`, both inclusive. */
export const monthsBetween = (first: string, last: string): readonly string[] => {
  const months: string[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
};

/**
 * The part of the previous month that compares with the current month so far: from its first moment to the same local
 * day and time, or to its end if it is shorter.
 */
export const samePartOfPreviousMonth = (now: Date, timeZone: string): Period => {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const { from, until } = monthPeriod(addMonths(monthOf(now, timeZone), -1), timeZone);
  const sameMoment = new Date(local.subtract({ months: 1 }).epochMilliseconds);
  const wasShorter = local.subtract({ months: 1 }).day < local.day;
  return { from, until: wasShorter ? until : sameMoment };
};

const localDate = (at: Date, timeZone: string): Temporal.PlainDate => {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
};

const startOfDay = (date: Temporal.PlainDate, timeZone: string): Date => {
  return new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
};
