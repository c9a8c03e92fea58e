import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';

/** A charge point that was adopted before comes through this window. False: another one was faster. */
export const claimWindow = async (
  { prisma }: Database,
  id: string,
  chargePointId: string,
): Promise<boolean> => {
  const where = { id, closedAt: null, chargePointId: null };
  return (await prisma.adoptionWindow.updateMany({ where, data: { chargePointId } })).count === 1;
};

/** Whose window was closed; null if there is no such open window; `accountId` null: of any account. */
export const closeWindow = (
  { prisma }: Database,
  id: string,
  { accountId, personId }: { readonly accountId: string | null; readonly personId: string },
  now: Date,
): Promise<{ readonly accountId: string } | null> =>
  prisma.$transaction(async (transaction) => {
    const [closed] = await transaction.adoptionWindow.updateManyAndReturn({
      where: { id, closedAt: null, closesAt: { gt: now }, ...(accountId === null ? {} : { accountId }) },
      data: { closedAt: now },
    });
    if (!closed) return null;
    const { accountId: ofAccount, stationId: targetId } = closed;
    await audit(transaction, {
      at: now,
      accountId: ofAccount,
      actorId: personId,
      action: 'adoption.close',
      targetId,
    });
    return closed;
  });
