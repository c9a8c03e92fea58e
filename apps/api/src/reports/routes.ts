import { exportMonthlyReport, getMonthlyReport, type MonthlyReport } from '@laadpoort/contract/reports';
import { addMonths, lastDayOf, monthOf } from '@laadpoort/domain/reports/month';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import { exportMonthly } from './export-monthly.ts';
import { readMonthlyReport, type MonthsAsked } from './store.ts';

const MOST_MONTHS = 36;

/** The twelve months up to the current one unless specified otherwise. */
const monthsAsked = (
  query: { from?: string | undefined; to?: string | undefined; stationId?: string | undefined },
  now: Date,
): MonthsAsked | Refusal => {
  const to = query.to ?? monthOf(now, 'Europe/Amsterdam');
  const from = query.from ?? addMonths(to, -11);
  if (from > to) return refuse('invalid-request', [{ path: 'query.to', code: 'before-start' }]);
  if (to >= addMonths(from, MOST_MONTHS))
    return refuse('invalid-request', [{ path: 'query.from', code: 'too-long-ago' }]);
  return { from, to, stationId: query.stationId, now };
};

interface ReportDeps {
  readonly db: Database;
  readonly now: () => Date;
  /** Sessions of a period that still need a decision; days inclusive. */
  readonly readWaiting: (
    accountId: string,
    period: { from: string; to: string; stationId: string | undefined },
  ) => Promise<MonthlyReport['waiting']>;
}

export const registerReportRoutes = (route: Route, { db, now, readWaiting }: ReportDeps): void => {
  route(getMonthlyReport, async ({ query }, { accountId }) => {
    const asked = monthsAsked(query, now());
    if ('code' in asked) return asked;
    const [rows, waiting] = await Promise.all([
      readMonthlyReport(db, accountId, asked),
      readWaiting(accountId, { ...asked, from: `${asked.from}-01`, to: lastDayOf(asked.to) }),
    ]);
    return { currency: 'EUR' as const, waiting, rows };
  });

  route(exportMonthlyReport, async ({ query: { format, language, ...query } }, { accountId }) => {
    const asked = monthsAsked(query, now());
    if ('code' in asked) return asked;
    const rows = await readMonthlyReport(db, accountId, asked);
    return exportMonthly(`monthly_${asked.from}_${asked.to}`, rows, { format, language });
  });
};
