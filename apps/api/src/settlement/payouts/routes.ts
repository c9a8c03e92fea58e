import { listHeldPayouts, listPayouts, proposePayout } from '@laadpoort/contract/settlement/payouts';
import {
  approvePayout,
  downloadPayout,
  exportPayout,
  getPayout,
  withdrawPayout,
} from '@laadpoort/contract/settlement/payout-batch';
import { maskIban } from '@laadpoort/domain/accounts/iban';
import { ACCOUNT_TIME_ZONE, dayOf } from '@laadpoort/domain/reports/month';
import { isBankingDay, payoutDayFrom } from '@laadpoort/domain/settlement/payouts/banking-day';
import type { Kernel } from '#chargers/kernel.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import { readPlaceCursor } from '#platform/http/page-cursor.ts';
import { fileDownload, refuse, type Route } from '#platform/http/route.ts';
import { UNKNOWN_CURSOR } from '#platform/http/unknown-cursor.ts';
import { approveBatch, exportBatch, withdrawBatch } from './advance.ts';
import { readPaymentFile } from './payment-file.ts';
import { proposeBatch } from './propose.ts';
import { readHeldAccounts, readNextPayout } from './next-payout.ts';
import { readAccountNames, readBatches, readBatchStates } from './read-batches.ts';
import { readBatchItems } from './read-batch-items.ts';

const SHOWN = 200;

export const registerPayoutRoutes = (route: Route, { db, now, live, settings }: Kernel): void => {
  const { operator, payoutDay, payoutMinimum } = settings.settlement;
  const today = () => dayOf(now(), ACCOUNT_TIME_ZONE);
  const changed = (batchId: number, accountIds: readonly string[]): void => {
    live.publish(STAFF, { topic: 'settlement', id: String(batchId) });
    for (const id of new Set(accountIds)) live.publish(id, { topic: 'billing', id });
  };

  route(listPayouts, async (_, { personId }) => {
    const executeOn = payoutDayFrom(today(), payoutDay);
    const [batches, next] = await Promise.all([
      readBatches(db, personId),
      readNextPayout(db, settings.settlement, executeOn, now()),
    ]);
    return { batches, executeOn, isOperatorSetUp: operator !== null, ...next };
  });

  route(listHeldPayouts, async (_, { looking }) => {
    const executeOn = payoutDayFrom(today(), payoutDay);
    const held = await readHeldAccounts(db, settings.settlement, executeOn, now());
    const shown = held.slice(0, SHOWN);
    const accountIds = shown.map(({ account }) => account.accountId);
    const names = await readAccountNames(db, accountIds);
    await looking.into(accountIds.map((accountId) => ({ accountId, targetId: accountId })));
    return {
      accounts: shown.map(({ account: { accountId, payee }, hold, amount }) => ({
        accountId,
        accountName: names.get(accountId) ?? '',
        hold,
        amount,
        holder: payee?.holder ?? null,
        ibanMasked: payee && maskIban(payee.iban),
      })),
      total: held.length,
    };
  });

  route(getPayout, async ({ params: { batchId }, query: { cursor, limit } }, { personId, looking }) => {
    const after = readPlaceCursor(cursor);
    if (after === 'malformed') return UNKNOWN_CURSOR;
    const [batch] = await readBatches(db, personId, { id: batchId });
    if (!batch) return refuse('not-found');
    const { items, nextCursor } = await readBatchItems(db, batchId, { after, limit });
    await looking.into(items.map(({ accountId }) => ({ accountId, targetId: `LP${batchId}` })));
    return { batch, states: await readBatchStates(db, batchId), items, nextCursor };
  });

  route(proposePayout, async ({ body: { executeOn } }, { personId }) => {
    if (operator === null) return refuse('operator-not-set-up');
    if (executeOn < today())
      return refuse('invalid-request', [{ path: 'body.executeOn', code: 'too-long-ago' }]);
    if (!isBankingDay(executeOn))
      return refuse('invalid-request', [{ path: 'body.executeOn', code: 'no-banking-day' }]);
    const by = { executeOn, personId, now: now() };
    const proposed = await proposeBatch(db, { operator, minimum: payoutMinimum }, by);
    if (proposed === null) return refuse('nothing-to-pay');
    changed(proposed.id, proposed.accountIds);
    return { id: proposed.id };
  });

  const step =
    (advance: typeof approveBatch) =>
    async ({ params: { batchId } }: { params: { batchId: number } }, { personId }: { personId: string }) => {
      const advanced = await advance(db, { batchId, personId, now: now() });
      if (!advanced.ok) return refuse(advanced.reason);
      changed(batchId, advanced.accountIds);
      return undefined;
    };
  route(approvePayout, step(approveBatch));
  route(withdrawPayout, step(withdrawBatch));
  route(exportPayout, step(exportBatch));

  route(downloadPayout, async ({ params: { batchId }, query: { format } }, { looking }) => {
    const file = await readPaymentFile(db, batchId, format);
    if (file === 'not-found') return refuse('not-found');
    if (file === 'not-exported') return refuse('payout-not-approved');
    await looking.into(file.accountIds.map((accountId) => ({ accountId, targetId: `LP${batchId}` })));
    return fileDownload({ name: file.name, contentType: 'application/xml', body: Buffer.from(file.xml) });
  });
};
