import { addMonths, monthOf, monthPeriod } from '../../reports/month.ts';

/** The last zone in which a month ends, and so the month is over everywhere. */
const LAST_ZONE = 'Etc/GMT+12';

/** The last month (`2026-11`) that is over at every station, wherever it is: that a run may be made of. */
export const lastMonthOver = (now: Date): string => addMonths(monthOf(now, LAST_ZONE), -1);

/** The month after that one, and when it is over everywhere too. */
export const nextMonthOver = (now: Date): { readonly month: string; readonly from: Date } => {
  const month = monthOf(now, LAST_ZONE);
  return { month, from: monthPeriod(month, LAST_ZONE).until };
};

/** Why a session of an earlier month comes only now; null: it is of this month. */
export const lateReason = (
  session: {
    readonly endedAt: Date;
    readonly stopReceivedAt: Date | null;
    /** Whether a person decided about it. */
    readonly isReviewed: boolean;
    readonly timeZone: string;
  },
  month: string,
): 'arrived-late' | 'decided-late' | 'held' | null => {
  const own = monthOf(session.endedAt, session.timeZone);
  if (own >= month) return null;
  const { until } = monthPeriod(own, session.timeZone);
  if (session.stopReceivedAt !== null && session.stopReceivedAt >= until) return 'arrived-late';
  return session.isReviewed ? 'decided-late' : 'held';
};
