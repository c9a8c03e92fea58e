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

type SentTo = SentItem & { readonly accountId: string };

/** A reader of what was given to the bank, each batch once: as much of it as the records so far name. */
export const createSentPayments = ({ payoutBatch }: Pick<Prisma.TransactionClient, 'payoutBatch'>) => {
  const items = new Map<string, SentTo>();
  const batches = new Map<string, SentBatch & { readonly items: readonly SentTo[] }>();
  const asked = new Set<number>();
  const add = async (ids: readonly number[]): Promise<void> => {
    const rows = await payoutBatch.findMany({
      where: { id: { in: [...ids] }, exportedAt: { not: null } },
      include: { items: { where: { droppedAt: null } } },
    });
    for (const { id, items: ofBatch } of rows) {
      const payments = ofBatch.map((item) => ({ ...item, amount: item.amount.toFixed(2) }));
      for (const payment of payments) items.set(endToEndIdOf(id, payment.position), payment);
      const batch = { id, total: totalOf(payments), items: payments };
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
    /** A payment, or all of a batch. */
    itemsOf: (reference: string): readonly SentTo[] => {
      const item = items.get(reference);
      return item ? [item] : (batches.get(reference)?.items ?? []);
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
