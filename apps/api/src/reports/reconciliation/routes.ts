import { exportReconciliation, listReconciliation } from '@laadpoort/contract/reports/reconciliation';
import { ACCOUNT_TIME_ZONE, addMonths, monthOf } from '@laadpoort/domain/reports/month';
import type { Kernel } from '#chargers/kernel.ts';
import { Export } from '#platform/downloads/export.ts';
import type { Route } from '#platform/http/route.ts';
import { fileName } from '../frame/made-report.ts';
import {
  readReconciledAccounts,
  readReconciliation,
  readReconciliationTotals,
} from './read-reconciliation.ts';
import type { ReconciliationFile } from './reconciliation-file.ts';
import { readPlaceCursor } from '#platform/http/page-cursor.ts';
import { UNKNOWN_CURSOR } from '#platform/http/unknown-cursor.ts';

/** Billed and reimbursed, account by account. */
export const registerReconciliation = (route: Route, { db, now }: Kernel): void => {
  const monthAsked = (month: string | undefined) => month ?? addMonths(monthOf(now(), ACCOUNT_TIME_ZONE), -1);

  route(listReconciliation, async ({ query: { cursor, limit, month: asked } }, { looking }) => {
    const after = readPlaceCursor(cursor);
    if (after === 'malformed') return UNKNOWN_CURSOR;
    const month = monthAsked(asked);
    const [page, totals] = await Promise.all([
      readReconciliation(db, month, { after, limit }),
      readReconciliationTotals(db, month),
    ]);
    await looking.into(page.rows.map(({ accountId }) => ({ accountId, targetId: accountId })));
    return { month, ...page, totals };
  });

  route(exportReconciliation, async ({ query: { month: asked, format, language } }, { looking }) => {
    const month = monthAsked(asked);
    const [totals, accounts] = await Promise.all([
      readReconciliationTotals(db, month),
      readReconciledAccounts(db, month),
    ]);
    await looking.into(accounts.map((accountId) => ({ accountId, targetId: accountId })));
    const given = { month, totals, format, language } satisfies ReconciliationFile;
    const maker = new URL('reconciliation-file.ts', import.meta.url);
    return new Export({ name: fileName('reconciliation', month), format, maker, given });
  });
};
