import type { getPayout, PayoutBatch } from '@laadpoort/contract/settlement/payout-batch';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import { totalOf } from '@laadpoort/domain/settlement/payouts/pain001';
import type { Database } from '#platform/database/database.ts';
import type { Prisma, PayoutBatch as BatchRow } from '#platform/prisma/client.ts';
import { readItemStates } from './item-states.ts';

const SHOWN = 100;
const NOTHING = '0.00';

const stateOf = ({ withdrawnAt, exportedAt, approvedAt }: BatchRow): PayoutBatch['state'] => {
  if (withdrawnAt !== null) return 'withdrawn';
  if (exportedAt !== null) return 'exported';
  return approvedAt === null ? 'proposed' : 'approved';
};

/** Batches, the latest first. */
export const readBatches = async (
  { prisma }: Database,
  readerId: string,
  where: Prisma.PayoutBatchWhereInput = {},
): Promise<PayoutBatch[]> => {
  const rows = await prisma.payoutBatch.findMany({ where, orderBy: { id: 'desc' }, take: SHOWN });
  const sums = await prisma.payoutItem.groupBy({
    by: ['batchId'],
    where: { batchId: { in: rows.map(({ id }) => id) }, droppedAt: null },
    _sum: { amount: true },
    _count: true,
  });
  const people = await prisma.user.findMany({
    where: {
      id: {
        in: rows.flatMap((row) => [row.proposedById, row.approvedById ?? [], row.exportedById ?? []].flat()),
      },
    },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const sumOf = new Map(
    sums.map(({ batchId, _count: payments, _sum: { amount } }) => [
      batchId,
      { payments, total: amount?.toFixed(2) ?? NOTHING },
    ]),
  );
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? ''));
  return rows.map((row) => ({
    id: row.id,
    state: stateOf(row),
    executeOn: row.executeOn.toISOString().slice(0, 10),
    proposedAt: row.proposedAt.toISOString(),
    proposedBy: names.get(row.proposedById) ?? '',
    isOwn: row.proposedById === readerId,
    approvedAt: row.approvedAt?.toISOString() ?? null,
    approvedBy: nameOf(row.approvedById),
    exportedAt: row.exportedAt?.toISOString() ?? null,
    exportedBy: nameOf(row.exportedById),
    ...(sumOf.get(row.id) ?? { payments: 0, total: NOTHING }),
  }));
};

/** Names of accounts; one that was deleted has none. */
export const readAccountNames = async (
  { prisma }: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const where = { id: { in: [...ids] } };
  const accounts = await prisma.organization.findMany({ where, select: { id: true, name: true } });
  return new Map(accounts.map(({ id, name }) => [id, name]));
};

/** How many payments of a batch stand where, and what they come to. */
export const readBatchStates = async (
  { prisma }: Database,
  batchId: number,
): Promise<EndpointAnswer<typeof getPayout>['states']> => {
  const items = await prisma.payoutItem.findMany({
    where: { batchId },
    select: { id: true, batchId: true, amount: true, droppedAt: true },
  });
  const states = await readItemStates(prisma, items);
  const byState = Map.groupBy(items, ({ id, droppedAt }) =>
    droppedAt === null ? (states.get(id)?.state ?? 'sent') : ('dropped' as const),
  );
  return [...byState].map(([state, some]) => ({
    state,
    payments: some.length,
    total: totalOf(some.map(({ amount }) => ({ amount: amount.toFixed(2) }))),
  }));
};
