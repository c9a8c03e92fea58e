import type { BankRecord } from '@laadpoort/domain/settlement/payouts/bank-record';
import type { SentBatch, SentItem, SentPayments } from '@laadpoort/domain/settlement/payouts/match-record';
import {
  endToEndIdOf,
  messageIdOf,
  parseBatchReference,
  parseEndToEndId,
  paymentInfoIdOf,
  totalOf,
} from '@laadpoort/domain/settlement/payouts/pain001';
import type { Prisma } from '#platform/prisma/client.ts';

/** A reader of what was given to the bank, each batch once: as much of it as the records so far name. */
export const createSentPayments = ({ payoutBatch }: Pick<Prisma.TransactionClient, 'payoutBatch'>) => {
  const items = new Map<string, SentItem & { readonly accountId: string }>();
  const batches = new Map<string, SentBatch & { readonly accountIds: readonly string[] }>();
  const asked = new Set<number>();
  const add = async (ids: readonly number[]): Promise<void> => {
    const rows = await payoutBatch.findMany({
      where: { id: { in: [...ids] }, exportedAt: { not: null } },
      include: { items: { where: { droppedAt: null } } },
    });
    for (const { id, items: ofBatch } of rows) {
      const payments = ofBatch.map((item) => ({ ...item, amount: item.amount.toFixed(2) }));
      for (const { id: itemId, amount, accountId, position } of payments)
        items.set(endToEndIdOf(id, position), { id: itemId, amount, accountId });
      const accountIds = payments.map(({ accountId }) => accountId);
      const batch = { id, total: totalOf(payments), accountIds };
      batches.set(messageIdOf(id), batch).set(paymentInfoIdOf(id), batch);
    }
  };
  return {
    read: async (records: readonly BankRecord[]): Promise<SentPayments> => {
      const missing = new Set(records.flatMap(batchIdsIn).filter((id) => !asked.has(id)));
      for (const id of missing) asked.add(id);
      if (missing.size > 0) await add([...missing]);
      return { items, batches };
    },
    /** Whom a payment or all of a batch was for. */
    accountsOf: (reference: string): readonly string[] => {
      const item = items.get(reference);
      return item ? [item.accountId] : (batches.get(reference)?.accountIds ?? []);
    },
  };
};

/** Of the column; what is beyond it was none of ours. */
const MAX_BATCH_ID = 2_147_483_647;

const batchIdsIn = ({ endToEndId, messageId, paymentInfoId }: BankRecord): number[] => {
  const ofItem = endToEndId === null ? null : parseEndToEndId(endToEndId);
  const ofBatch = [messageId, paymentInfoId].map((each) =>
    each === null ? null : parseBatchReference(each),
  );
  return [ofItem?.batchNumber ?? null, ...ofBatch].filter(
    (id): id is number => id !== null && id <= MAX_BATCH_ID,
  );
};
