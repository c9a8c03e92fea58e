import { ACCOUNT_TIME_ZONE, monthOf } from '@laadpoort/domain/reports/month';

/** A month, and a station or all of the account. */
export interface MonthAsked {
  readonly month: string;
  readonly stationId: string | undefined;
}

/** The current month unless specified otherwise. */
export const monthAsked = (
  { month, stationId }: { readonly month?: string | undefined; readonly stationId?: string | undefined },
  now: Date,
): MonthAsked => ({ month: month ?? monthOf(now, ACCOUNT_TIME_ZONE), stationId });
