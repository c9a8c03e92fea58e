import { roundHalfUp, sumAmounts } from '@laadpoort/domain/money/amount';
import type { SettledDocument } from '#chargers/questions.ts';
import type { Database } from '#platform/database/database.ts';
import { readItemStates } from '../payouts/item-states.ts';

type Payment = Pick<SettledDocument, 'paidOn' | 'paid'>;

/** What was paid of each document and when; one that came back is none. */
export const readPayments = async (
  prisma: Database['prisma'],
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, Payment>> => {
  const links = await prisma.payoutItemDocument.findMany({
    where: { documentId: { in: [...documentIds] }, item: { droppedAt: null, batch: { withdrawnAt: null } } },
    select: { documentId: true, amount: true, item: { select: { id: true, batchId: true } } },
  });
  const items = await readItemStates(
    prisma,
    links.map(({ item }) => item),
  );
  const payments = new Map<string, Payment>();
  for (const { documentId, amount, item } of links) {
    const state = items.get(item.id);
    if (state?.state !== 'paid') continue;
    const before = payments.get(documentId);
    const days = [before?.paidOn, state.paidOn].filter((day) => day != null).toSorted();
    const paid = roundHalfUp(sumAmounts([before?.paid ?? '0', amount.toFixed(2)]), 2);
    payments.set(documentId, { paidOn: days[0] ?? null, paid });
  }
  return payments;
};
