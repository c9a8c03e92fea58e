import { itemState, type ItemRecord, type ItemState } from '@laadpoort/domain/settlement/payouts/item-state';
import type { BankRecord, PayoutItem, Prisma } from '#platform/prisma/client.ts';

type ItemKey = Pick<PayoutItem, 'id' | 'batchId'>;

/** A row as the domain takes it. @throws {Error} if it is none that a check of the table lets in */
const toRecord = (row: BankRecord, about: ItemRecord['about']): ItemRecord => {
  const { reasonCode: code, reasonText: text, status, direction, bookedOn } = row;
  const reason = code === null && text === null ? null : { code, text };
  if (status === 'accepted' || status === 'rejected') return { kind: 'answer', about, status, reason };
  if ((direction !== 'debit' && direction !== 'credit') || bookedOn === null)
    throw new Error(`bank record ${row.id} is neither a booking nor an answer`);
  return {
    kind: 'booking',
    about,
    direction,
    isReversal: row.isReversal,
    servicerRef: row.servicerRef,
    detailCount: row.detailCount,
    index: row.index,
    bookedOn: bookedOn.toISOString().slice(0, 10),
    reason,
  };
};

/**
 * Where payments stand, by all that the bank told about them and their batches.
 * @param told only by these records
 */
export const readItemStates = async (
  { bankRecord }: Pick<Prisma.TransactionClient, 'bankRecord'>,
  items: readonly ItemKey[],
  told: Prisma.BankRecordWhereInput = {},
): Promise<ReadonlyMap<string, ItemState>> => {
  const batchIds = [...new Set(items.map(({ batchId }) => batchId))];
  const [own, ofBatches] = await Promise.all([
    bankRecord.findMany({ where: { itemId: { in: items.map(({ id }) => id) }, AND: told } }),
    bankRecord.findMany({ where: { batchId: { in: batchIds }, AND: told } }),
  ]);
  const byItem = Map.groupBy(own, ({ itemId }) => itemId);
  const byBatch = Map.groupBy(ofBatches, ({ batchId }) => batchId);
  return new Map(
    items.map(({ id, batchId }) => [
      id,
      itemState([
        ...(byItem.get(id) ?? []).map((row) => toRecord(row, 'item')),
        ...(byBatch.get(batchId) ?? []).map((row) => toRecord(row, 'batch')),
      ]),
    ]),
  );
};

type Tables = Pick<Prisma.TransactionClient, 'bankRecord' | 'payoutItem'>;

/**
 * Payments that came back: their documents are open again.
 * @param accountId of this account; absent: of all
 */
export const readReturnedItems = async (tx: Tables, accountId?: string): Promise<readonly PayoutItem[]> => {
  const items =
    accountId === undefined
      ? await readDoubtfulItems(tx)
      : await tx.payoutItem.findMany({ where: { accountId, droppedAt: null } });
  const states = await readItemStates(tx, items);
  return items.filter(({ id }) => states.get(id)?.state === 'returned');
};

const readDoubtfulItems = async (tx: Tables): Promise<readonly PayoutItem[]> => {
  // Without one of these nothing comes back.
  const hints = await tx.bankRecord.findMany({
    where: {
      AND: [
        { OR: [{ status: 'rejected' }, { direction: 'credit' }] },
        { OR: [{ itemId: { not: null } }, { batchId: { not: null } }] },
      ],
    },
    select: { itemId: true, batchId: true },
  });
  const itemIds = hints.flatMap(({ itemId }) => itemId ?? []);
  const batchIds = hints.flatMap(({ batchId }) => batchId ?? []);
  return tx.payoutItem.findMany({
    where: { OR: [{ id: { in: itemIds } }, { batchId: { in: batchIds } }], droppedAt: null },
  });
};
