import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';

interface Dispute {
  readonly sessionId: number;
  readonly personId: string;
  readonly note: string;
  readonly now: Date;
}

/**
 * Keeps that the holder of its card says that a session was not theirs, the first time they say so; the account of its
 * station, or null if they hold no such card. Who it was is not for the owner of the station.
 */
export const storeDispute = async (
  { prisma }: Database,
  { sessionId, personId, note, now }: Dispute,
): Promise<string | null> => {
  const session = await prisma.session.findUnique({
    where: { id: sessionId },
    select: { accountId: true, idTag: true },
  });
  const card = session && (await prisma.idToken.findUnique({ where: { uid: session.idTag } }));
  if (!session || card?.holderId !== personId) return null;
  await prisma.$transaction(async (transaction) => {
    const { count } = await transaction.sessionDispute.createMany({
      data: { sessionId, raisedById: personId, raisedAt: now, note },
      skipDuplicates: true,
    });
    if (count === 1)
      await audit(transaction, {
        at: now,
        accountId: null,
        actorId: personId,
        action: 'session.dispute',
        targetId: String(sessionId),
        reason: note,
      });
  });
  return session.accountId;
};
