import type { Prisma } from '#platform/prisma/client.ts';
import { inParts } from './large-transaction.ts';

interface Read {
  readonly id: number;
  /** Of its row when it was read. */
  readonly version: string;
}

interface Settled {
  readonly by: string;
  /** The document that settles them now; null: none does. */
  readonly before: string | null;
}

/**
 * Marks sessions as settled by a document, if each is still as it was read. Nothing is read over another connection in
 * the transaction: whoever waits for a second one while holding one may wait for ever.
 * @returns false: one has changed since, or is settled by another document; nothing was done
 */
export const settleSessions = async (
  tx: Prisma.TransactionClient,
  sessions: readonly Read[],
  { by, before }: Settled,
): Promise<boolean> => {
  const parts = inParts(sessions);
  for (const part of parts) if (!(await lockUnchanged(tx, part, before))) return false;
  for (const part of parts) {
    const ids = part.map(({ id }) => id);
    await tx.$executeRaw`UPDATE session SET document_id = ${by}::uuid WHERE id = ANY(${ids}::int[])`;
  }
  return true;
};

const lockUnchanged = async (
  tx: Prisma.TransactionClient,
  sessions: readonly Read[],
  before: string | null,
): Promise<boolean> => {
  const ids = sessions.map(({ id }) => id);
  // Compared here: PostgreSQL may join by the version, which is the same for all that were written together.
  const rows = await tx.$queryRaw<Read[]>`
    SELECT s.id, s.xmin::text AS version FROM session s
     WHERE s.id = ANY(${ids}::int[]) AND s.document_id IS NOT DISTINCT FROM ${before}::uuid
     ORDER BY s.id FOR UPDATE OF s`;
  const now = new Map(rows.map(({ id, version }) => [id, version]));
  return sessions.every(({ id, version }) => now.get(id) === version);
};
