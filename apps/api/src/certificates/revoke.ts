import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import { refuse, type Refusal } from '#platform/http/route.ts';
import type { Wish } from '#chargers/commands.ts';

interface Deps {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  readonly disconnect: (chargePointId: string) => void;
}

/** From now on the certificate proves nothing, not even on the socket that was opened with it. */
export const revoke = async (
  { db: { prisma }, live, now, disconnect }: Deps,
  { accountId, chargePointId, requester, reason }: Wish,
  certificateId: string,
): Promise<Refusal | undefined> => {
  const at = now();
  const { count } = await prisma.chargePointCertificate.updateMany({
    where: { id: certificateId, chargePointId, state: { in: ['sent', 'accepted', 'in-use', 'superseded'] } },
    data: { state: 'revoked', changedAt: at },
  });
  if (count === 0) return refuse('not-found');
  await prisma.auditEntry.create({
    data: {
      at,
      accountId,
      actorId: requester.personId,
      action: 'charge-point.revoke-certificate',
      targetId: chargePointId,
      reason,
      detail: { certificateId },
    },
  });
  disconnect(chargePointId);
  live.publish(accountId, { topic: 'charge-point', id: chargePointId, chargePointId });
  return undefined;
};
