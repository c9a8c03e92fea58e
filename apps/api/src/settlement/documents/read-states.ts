import type { DocumentSummary } from '@laadpoort/contract/settlement/documents';
import type { Prisma } from '#platform/prisma/client.ts';

/** How each document stands: what credits it comes before what the bank said. */
export const readStates = async (
  { document }: Pick<Prisma.TransactionClient, 'document'>,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, DocumentSummary['state']>> => {
  const credits = await document.findMany({
    where: { creditsId: { in: [...documentIds] }, number: { not: null } },
    select: { creditsId: true },
  });
  const credited = new Set(credits.map(({ creditsId }) => creditsId));
  return new Map(documentIds.map((id) => [id, credited.has(id) ? 'credited' : 'final']));
};
