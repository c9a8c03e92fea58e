import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Refusal } from '#platform/http/route.ts';
import type { CommandOrigin } from '#chargers/commands.ts';
import { audit } from '#chargers/audit.ts';

/** From now on the certificate proves nothing, not even on the socket that was opened with it. */
export const revoke = async (
  { db: { prisma }, live, now, disconnect }: Kernel,
  { accountId, chargePointId, requester, reason }: CommandOrigin,
  certificateId: string,
): Promise<Refusal | undefined> => {
  const at = now();
  const { count } = await prisma.chargePointCertificate.updateMany({
    where: { id: certificateId, chargePointId, state: { in: ['sent', 'accepted', 'in-use', 'superseded'] } },
    data: { state: 'revoked', changedAt: at },
  });
  if (count === 0) return refuse('not-found');
  await audit(prisma, {
    at,
    accountId,
    actorId: requester.personId,
    action: 'charge-point.revoke-certificate',
    targetId: chargePointId,
    reason,
    detail: { certificateId },
  });
  disconnect(chargePointId, 'Certificate revoked');
  live.publish(accountId, { topic: 'security', id: chargePointId, chargePointId });
  return undefined;
};
