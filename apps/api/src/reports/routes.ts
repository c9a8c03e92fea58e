import type { Kernel } from '#chargers/kernel.ts';
import { exportMonthlyReport, getMonthlyReport } from '@laadpoort/contract/reports/monthly';
import {
  exportReimbursements,
  getReimbursements,
  type Reimbursements,
} from '@laadpoort/contract/reports/reimbursements';
import { exportUtilisation, getUtilisation } from '@laadpoort/contract/reports/utilisation';
import { ACCOUNT_TIME_ZONE, addMonths, lastDayOf, monthOf } from '@laadpoort/domain/reports/month';
import { reimbursementsOf } from '@laadpoort/domain/reports/reimbursements';
import { Export } from '#platform/downloads/export.ts';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import type { MonthlyFile } from './monthly-file.ts';
import type { ReimbursementsFile } from './reimbursements-file.ts';
import { readUtilisation } from './read-utilisation.ts';
import type { UtilisationFile } from './utilisation-file.ts';
import { readMonthlyReport, type MonthsAsked } from './store.ts';

const MAX_MONTHS = 36;

/** The twelve months up to the current one unless specified otherwise. */
const monthsAsked = (
  query: { from?: string | undefined; to?: string | undefined; stationId?: string | undefined },
  now: Date,
): MonthsAsked | Refusal => {
  const to = query.to ?? monthOf(now, ACCOUNT_TIME_ZONE);
  const from = query.from ?? addMonths(to, -11);
  if (from > to) return refuse('invalid-request', [{ path: 'query.to', code: 'before-start' }]);
  if (to >= addMonths(from, MAX_MONTHS))
    return refuse('invalid-request', [{ path: 'query.from', code: 'too-long-ago' }]);
  return { from, to, stationId: query.stationId, now };
};

/** Every report about an account, as the page and as a file of the same rows. */
export const registerReportRoutes = (route: Route, kernel: Kernel): void => {
  registerMonthly(route, kernel);
  registerReimbursements(route, kernel);
  registerUtilisation(route, kernel);
};

const registerReimbursements = (route: Route, { now, ask }: Kernel): void => {
  const report = async (accountId: string, asked: string | undefined): Promise<Reimbursements> => {
    const year = asked ?? monthOf(now(), ACCOUNT_TIME_ZONE).slice(0, 4);
    const { rows, ...sums } = reimbursementsOf(year, await ask('settlement.documents', accountId));
    return { currency: 'EUR', year, rows: rows.map(({ paid: _paid, ...row }) => row), ...sums };
  };

  route(getReimbursements, ({ query: { year } }, { accountId }) => report(accountId, year));

  route(exportReimbursements, async ({ query: { year, ...asked } }, { accountId }) => {
    const given = { ...asked, report: await report(accountId, year) } satisfies ReimbursementsFile;
    const maker = new URL('reimbursements-file.ts', import.meta.url);
    return new Export({ name: `reimbursements_${given.report.year}`, format: asked.format, maker, given });
  });
};

const registerUtilisation = (route: Route, { db, now }: Kernel): void => {
  const report = (
    accountId: string,
    asked: { month?: string | undefined; stationId?: string | undefined },
  ) => {
    const month = asked.month ?? monthOf(now(), ACCOUNT_TIME_ZONE);
    return readUtilisation(db, accountId, { month, stationId: asked.stationId, now: now() });
  };

  route(getUtilisation, ({ query }, { accountId }) => report(accountId, query));

  route(exportUtilisation, async ({ query: { format, language, ...asked } }, { accountId }) => {
    const given = { format, language, report: await report(accountId, asked) } satisfies UtilisationFile;
    const maker = new URL('utilisation-file.ts', import.meta.url);
    return new Export({ name: `utilisation_${given.report.month}`, format, maker, given });
  });
};

const registerMonthly = (route: Route, { db, now, ask }: Kernel): void => {
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
