import type { ItemDrop } from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { PayoutBatch, PayoutItem, Prisma } from '#platform/prisma/client.ts';
import { isMemberOfAny } from '../checks/is-member-of-any.ts';
import { readPayees } from './payees.ts';
import { lockPayouts } from './propose.ts';

const TIMEOUT_MS = 60_000;

interface By {
  readonly batchId: number;
  readonly personId: string;
  readonly now: Date;
}

type Advanced =
  | { readonly ok: true; readonly accountIds: readonly string[] }
  | {
      readonly ok: false;
      readonly reason:
        | 'not-found'
        | 'second-person-needed'
        | 'own-account'
        | 'payout-over'
        | 'payout-not-approved'
        | 'nothing-to-pay';
    };

const refused = (reason: Extract<Advanced, { readonly ok: false }>['reason']): Advanced => ({
  ok: false,
  reason,
});

type Batch = PayoutBatch & { readonly items: readonly PayoutItem[] };

/** One step of a batch, alone. What it writes is kept only if it is made. */
const advance = (
  { prisma }: Database,
  { batchId }: By,
  step: (tx: Prisma.TransactionClient, batch: Batch) => Promise<Advanced>,
): Promise<Advanced> =>
  prisma.$transaction(
    async (tx) => {
      await lockPayouts(tx);
      const batch = await tx.payoutBatch.findUnique({
        where: { id: batchId },
        include: { items: { where: { droppedAt: null }, orderBy: { position: 'asc' } } },
      });
      return batch ? await step(tx, batch) : refused('not-found');
    },
    { timeout: TIMEOUT_MS },
  );

const accountsOf = ({ items }: Batch): readonly string[] => items.map(({ accountId }) => accountId);

/** Takes out who must not be paid like this any more. @returns how many are left */
const dropItems = async (tx: Prisma.TransactionClient, { items }: Batch, now: Date): Promise<number> => {
  const payees = await readPayees(
    tx,
    items.map(({ accountId }) => accountId),
  );
  const disputed = await tx.$queryRaw<{ itemId: string }[]>`
    SELECT DISTINCT link.item_id AS "itemId" FROM payout_item_document AS link
      JOIN document_dispute AS dispute ON dispute.document_id = link.document_id AND dispute.answered_at IS NULL
     WHERE link.item_id = ANY (${items.map(({ id }) => id)}::uuid[])`;
  const disputedIds = new Set(disputed.map(({ itemId }) => itemId));
  const dropOf = ({ id, accountId, bankAccountVersionId }: PayoutItem): ItemDrop | null => {
    const payee = payees.get(accountId);
    if (payee?.versionId !== bankAccountVersionId) return 'bank-account-changed';
    if (payee.check?.result === 'no-match') return 'payee-no-match';
    return disputedIds.has(id) ? 'disputed' : null;
  };
  const byReason = Map.groupBy(items, dropOf);
  for (const [dropReason, dropped] of byReason) {
    if (dropReason === null) continue;
    await tx.payoutItem.updateMany({
      where: { id: { in: dropped.map(({ id }) => id) } },
      data: { droppedAt: now, dropReason },
    });
  }
  return byReason.get(null)?.length ?? 0;
};

const entryOf = ({ batchId, personId, now }: By) =>
  ({ at: now, accountId: null, actorId: personId, targetId: String(batchId) }) as const;

/** Approves a batch that somebody else proposed. */
export const approveBatch = (db: Database, by: By): Promise<Advanced> =>
  advance(db, by, async (tx, batch) => {
    if (batch.withdrawnAt !== null || batch.approvedAt !== null) return refused('payout-over');
    if (batch.proposedById === by.personId) return refused('second-person-needed');
    if (await isMemberOfAny(tx, by.personId, accountsOf(batch))) return refused('own-account');
    const payments = await dropItems(tx, batch, by.now);
    const data = { approvedAt: by.now, approvedById: by.personId };
    await tx.payoutBatch.update({ where: { id: batch.id }, data });
    const dropped = batch.items.length - payments;
    await audit(tx, { ...entryOf(by), action: 'payout.approve', detail: { payments, dropped } });
    return { ok: true, accountIds: accountsOf(batch) };
  });

/** Withdraws a batch whose file nobody has. */
export const withdrawBatch = (db: Database, by: By): Promise<Advanced> =>
  advance(db, by, async (tx, batch) => {
    if (batch.withdrawnAt !== null || batch.exportedAt !== null) return refused('payout-over');
    const data = { withdrawnAt: by.now, withdrawnById: by.personId };
    await tx.payoutBatch.update({ where: { id: batch.id }, data });
    await audit(tx, { ...entryOf(by), action: 'payout.withdraw' });
    return { ok: true, accountIds: accountsOf(batch) };
  });

/** Gives out the file of an approved batch, which stays as it is from then on; again it changes nothing. */
export const exportBatch = (db: Database, by: By): Promise<Advanced> =>
  advance(db, by, async (tx, batch) => {
    if (batch.withdrawnAt !== null) return refused('payout-over');
    if (batch.approvedAt === null) return refused('payout-not-approved');
    if (batch.exportedAt !== null) return { ok: true, accountIds: [] };
    const payments = await dropItems(tx, batch, by.now);
    const dropped = batch.items.length - payments;
    if (payments > 0) {
      const data = { exportedAt: by.now, exportedById: by.personId };
      await tx.payoutBatch.update({ where: { id: batch.id }, data });
      await audit(tx, { ...entryOf(by), action: 'payout.export', detail: { payments, dropped } });
    }
    // Who dropped out stays out, also when nobody is left.
    return payments > 0 ? { ok: true, accountIds: accountsOf(batch) } : refused('nothing-to-pay');
  });
