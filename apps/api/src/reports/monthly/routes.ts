import type { Kernel } from '#chargers/kernel.ts';
import { exportMonthlyReport, getMonthlyReport } from '@laadpoort/contract/reports/monthly';
import { ACCOUNT_TIME_ZONE, addMonths, lastDayOf, monthOf } from '@laadpoort/domain/reports/month';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import { fileName, reportExport } from '../frame/made-report.ts';
import { readStationName } from '../frame/read-station-name.ts';
import { monthlyTables } from './monthly-table.ts';
import { readMonthlyReport, type MonthsAsked } from './read-monthly.ts';

const MAX_MONTHS = 36;

/** The twelve months up to the current one unless specified otherwise. */
const monthsAsked = (
  query: {
    from?: string | undefined;
    to?: string | undefined;
    stationId?: string | undefined;
    by: MonthsAsked['by'];
  },
  now: Date,
): MonthsAsked | Refusal => {
  const to = query.to ?? monthOf(now, ACCOUNT_TIME_ZONE);
  const from = query.from ?? addMonths(to, -11);
  if (from > to) return refuse('invalid-request', [{ path: 'query.to', code: 'before-start' }]);
  if (to >= addMonths(from, MAX_MONTHS))
    return refuse('invalid-request', [{ path: 'query.from', code: 'too-long-ago' }]);
  return { from, to, stationId: query.stationId, by: query.by, now };
};

/** Energy and income per month and station or connector. */
export const registerMonthly = (route: Route, { db, now, ask }: Kernel): void => {
  route(getMonthlyReport, async ({ query }, { accountId }) => {
    const asked = monthsAsked(query, now());
    if ('code' in asked) return asked;
    const [rows, waiting] = await Promise.all([
      readMonthlyReport(db, accountId, asked),
      ask('sessions.waiting', accountId, { ...asked, from: `${asked.from}-01`, to: lastDayOf(asked.to) }),
    ]);
    return { currency: 'EUR' as const, waiting, rows };
  });

  route(exportMonthlyReport, async ({ query: { format, language, ...query } }, { accountId }) => {
    const asked = monthsAsked(query, now());
    if ('code' in asked) return asked;
    const { from, to, stationId } = asked;
    const [rows, stationName] = await Promise.all([
      readMonthlyReport(db, accountId, asked),
      readStationName(db, accountId, stationId),
    ]);
    const name = fileName('monthly', from, to, stationName);
    return reportExport(
      monthlyTables[asked.by],
      { name, about: { from, to, stationName }, rows },
      { format, language },
    );
  });
};
