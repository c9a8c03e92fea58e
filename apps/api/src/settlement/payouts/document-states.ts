import type { Prisma } from '#platform/prisma/client.ts';
import { readItemStates } from './item-states.ts';

export type PayoutState = 'in-payout' | 'paid' | 'returned';

/** How the payments of documents stand; a document that is in none is left out. */
export const readPayoutStates = async (
  tx: Pick<Prisma.TransactionClient, 'bankRecord' | 'payoutItemDocument'>,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, PayoutState>> => {
  const links = await tx.payoutItemDocument.findMany({
    where: { documentId: { in: [...documentIds] }, item: { droppedAt: null, batch: { withdrawnAt: null } } },
    select: { documentId: true, item: { select: { id: true, batchId: true } } },
  });
  const items = await readItemStates(
    tx,
    links.map(({ item }) => item),
  );
  const states = new Map<string, PayoutState>();
  for (const { documentId, item } of links) {
    const state = items.get(item.id)?.state;
    // One that came back may be paid by a later one.
    if (state === 'paid') states.set(documentId, 'paid');
    else if (state === 'returned') states.set(documentId, states.get(documentId) ?? 'returned');
    else if (states.get(documentId) !== 'paid') states.set(documentId, 'in-payout');
  }
  return states;
};
