import type { listDisputes } from '@laadpoort/contract/settlement/support-documents';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import type { Database } from '#platform/database/database.ts';
import { documentIn } from './stored-document.ts';

/** Documents that owners dispute and nobody has answered, the oldest first. */
export const readDisputes = async ({
  prisma,
}: Database): Promise<EndpointAnswer<typeof listDisputes>['disputes']> => {
  const rows = await prisma.documentDispute.findMany({
    where: { answeredAt: null },
    orderBy: { disputedAt: 'asc' },
    include: { document: { select: { content: true } } },
  });
  return rows.map(({ documentId, accountId, disputedAt, reason, document }) => {
    const { accountName, number, total } = documentIn(document.content);
    return {
      documentId,
      accountId,
      accountName,
      number: number ?? '',
      total,
      disputedAt: disputedAt.toISOString(),
      reason,
    };
  });
};
