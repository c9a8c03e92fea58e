import type { Prisma } from '#platform/prisma/client.ts';
import { inParts } from './large-transaction.ts';

/** Names the sessions of a draft. */
export const addSessions = async (
  tx: Prisma.TransactionClient,
  documentId: string,
  sessions: readonly { readonly sessionId: number }[],
): Promise<void> => {
  for (const part of inParts(sessions))
    await tx.$executeRaw`
      INSERT INTO document_session (document_id, session_id)
      SELECT ${documentId}::uuid, unnest(${part.map(({ sessionId }) => sessionId)}::int[])`;
};
