import type { PayoutItem } from '@laadpoort/contract/settlement/payout-batch';
import { maskIban } from '@laadpoort/domain/accounts/iban';
import { endToEndIdOf } from '@laadpoort/domain/settlement/payouts/pain001';
import { ITEM_DROPS } from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import { readItemStates } from './item-states.ts';
import { readAccountNames } from './read-batches.ts';
import { pageByKey } from '#platform/http/page-cursor.ts';

const dropReason = z.enum(ITEM_DROPS);

/** The payments of a batch, and what the bank told about each. */
export const readBatchItems = async (
  db: Database,
  batchId: number,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ readonly items: PayoutItem[]; readonly nextCursor: string | null }> => {
  const found = await db.prisma.payoutItem.findMany({
    where: { batchId, position: { gt: after } },
    orderBy: { position: 'asc' },
    take: limit + 1,
    include: { documents: { orderBy: { number: 'asc' } } },
  });
  const { page: rows, nextCursor } = pageByKey(found, limit, ({ position }) => String(position));
  const [states, names] = await Promise.all([
    readItemStates(db.prisma, rows),
    readAccountNames(
      db,
      rows.map(({ accountId }) => accountId),
    ),
  ]);
  const items = rows.map((row) => {
    const known = row.droppedAt === null ? states.get(row.id) : undefined;
    return {
      id: row.id,
      endToEndId: endToEndIdOf(row.batchId, row.position),
      accountId: row.accountId,
      accountName: names.get(row.accountId) ?? '',
      holder: row.holder,
      ibanMasked: maskIban(row.iban),
      amount: row.amount.toFixed(2),
      documents: row.documents.map(({ number }) => number),
      state: known?.state ?? null,
      dropReason: row.dropReason === null ? null : dropReason.parse(row.dropReason),
      paidOn: known?.paidOn ?? null,
      reasonCode: known?.reason?.code ?? null,
      reasonText: known?.reason?.text ?? null,
      isOdd: known?.isOdd ?? false,
    };
  });
  return { items, nextCursor };
};
