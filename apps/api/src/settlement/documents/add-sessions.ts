import type { Prisma } from '#platform/prisma/client.ts';

/** Names the sessions of a draft. */
export const addSessions = (
  tx: Prisma.TransactionClient,
  documentId: string,
  sessions: readonly { readonly sessionId: number }[],
): Promise<number> => tx.$executeRaw`
  INSERT INTO document_session (document_id, session_id)
  SELECT ${documentId}::uuid, unnest(${sessions.map(({ sessionId }) => sessionId)}::int[])`;
