import type { Kernel } from '#chargers/kernel.ts';
import { exportMonthlyReport, getMonthlyReport } from '@laadpoort/contract/reports';
import { addMonths, lastDayOf, monthOf } from '@laadpoort/domain/reports/month';
import { Export } from '#platform/downloads/export.ts';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import type { MonthlyFile } from './monthly-file.ts';
import { readMonthlyReport, type MonthsAsked } from './store.ts';

const MAX_MONTHS = 36;

/** The twelve months up to the current one unless specified otherwise. */
const monthsAsked = (
  query: { from?: string | undefined; to?: string | undefined; stationId?: string | undefined },
  now: Date,
): MonthsAsked | Refusal => {
  const to = query.to ?? monthOf(now, 'Europe/Amsterdam');
  const from = query.from ?? addMonths(to, -11);
  if (from > to) return refuse('invalid-request', [{ path: 'query.to', code: 'before-start' }]);
  if (to >= addMonths(from, MAX_MONTHS))
    return refuse('invalid-request', [{ path: 'query.from', code: 'too-long-ago' }]);
  return { from, to, stationId: query.stationId, now };
};

export const registerReportRoutes = (route: Route, { db, now, ask }: Kernel): void => {
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
    return new Export({
      name: `monthly_${asked.from}_${asked.to}`,
      format,
      maker: new URL('monthly-file.ts', import.meta.url),
      given: { accountId, asked, format, language } satisfies MonthlyFile,
    });
  });
};
