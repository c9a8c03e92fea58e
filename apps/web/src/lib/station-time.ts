import { dayOf, daysPeriod, localTimeOf, momentOf } from '@laadpoort/domain/reports/month';

/*
 * Days and times that are typed are those of the station's clock, as all that is shown: the reader may sit in another
 * zone. A period ends with the first moment that is not in it.
 */

/** The first moment of a day (`2026-11-22`). */
export const startOfDay = (day: string, timeZone: string) =>
  daysPeriod(day, day, timeZone).from.toISOString();

/** The end of a day, so that all of the day is in the period. */
export const endOfDay = (day: string, timeZone: string) => daysPeriod(day, day, timeZone).until.toISOString();

/** The day on which a period begins, for a date field. */
export const firstDayFrom = (from: string, timeZone: string) => dayOf(new Date(from), timeZone);

/** A moment on the last day of a period, to name that day. */
export const lastMomentOf = (until: string) => new Date(Date.parse(until) - 1);

/** The last day of a period, for a date field. */
export const lastDayUntil = (until: string, timeZone: string) => dayOf(lastMomentOf(until), timeZone);

/** The moment of what a `datetime-local` field holds. */
export const fromLocalTime = (typed: string, timeZone: string) => momentOf(typed, timeZone).toISOString();

/** A moment as a `datetime-local` field holds it. */
export const toLocalTime = (at: Date | string, timeZone: string) => localTimeOf(new Date(at), timeZone);
