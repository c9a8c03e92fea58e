import type { DocumentSummary } from '@laadpoort/contract/settlement/documents';
import type { Prisma } from '#platform/prisma/client.ts';
import { readPayoutStates } from '../payouts/document-states.ts';

/** How each document stands: what credits it comes before what the bank said. */
export const readStates = async (
  tx: Pick<Prisma.TransactionClient, 'document' | 'bankRecord' | 'payoutItemDocument'>,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, DocumentSummary['state']>> => {
  const credits = await tx.document.findMany({
    where: { creditsId: { in: [...documentIds] }, number: { not: null } },
    select: { creditsId: true },
  });
  const credited = new Set(credits.map(({ creditsId }) => creditsId));
  const payouts = await readPayoutStates(tx, documentIds);
  return new Map(documentIds.map((id) => [id, credited.has(id) ? 'credited' : (payouts.get(id) ?? 'final')]));
};
