import { ACCOUNT_TIME_ZONE, lastMonthBegun, monthOf } from '@laadpoort/domain/reports/month';

/** A month, and a station or all of the account. */
export interface MonthAsked {
  readonly month: string;
  readonly stationId: string | undefined;
}

interface Query {
  readonly month?: string | undefined;
  readonly stationId?: string | undefined;
}

/** The current month unless specified otherwise. */
export const monthAsked = ({ month, stationId }: Query, now: Date): MonthAsked => ({
  month: month ?? monthOf(now, ACCOUNT_TIME_ZONE),
  stationId,
});

/** The same of a report about days that are over: on the first of a month, the one before. */
export const monthOfDaysAsked = ({ month, stationId }: Query, now: Date): MonthAsked => ({
  month: month ?? lastMonthBegun(now, ACCOUNT_TIME_ZONE),
  stationId,
});
