import type { Kernel } from '#chargers/kernel.ts';
import {
  exportReimbursements,
  getReimbursements,
  type Reimbursements,
} from '@laadpoort/contract/reports/reimbursements';
import { ACCOUNT_TIME_ZONE, monthOf } from '@laadpoort/domain/reports/month';
import { reimbursementsOf } from '@laadpoort/domain/reports/reimbursements';
import type { Route } from '#platform/http/route.ts';
import { fileName, reportExport } from '../frame/made-report.ts';
import { reimbursementsTable } from './reimbursements-table.ts';

/** The documents about a year. */
export const registerReimbursements = (route: Route, { now, ask }: Kernel): void => {
  const report = async (accountId: string, asked: string | undefined): Promise<Reimbursements> => {
    const year = asked ?? monthOf(now(), ACCOUNT_TIME_ZONE).slice(0, 4);
    const { rows, ...sums } = reimbursementsOf(year, await ask('settlement.documents', accountId));
    return { currency: 'EUR', year, rows: rows.map(({ paid: _paid, ...row }) => row), ...sums };
  };

  route(getReimbursements, ({ query: { year } }, { accountId }) => report(accountId, year));

  route(exportReimbursements, async ({ query: { year, ...file } }, { accountId }) => {
    const about = await report(accountId, year);
    const name = fileName('reimbursements', about.year);
    return reportExport(reimbursementsTable, { name, about, rows: about.rows }, file);
  });
};
