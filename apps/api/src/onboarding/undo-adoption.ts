import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';
import type { Database } from '#platform/database/database.ts';
import { audit } from '#chargers/audit.ts';

/** Undoes that a charge point was adopted, unless it has come after all. False: it stays. */
export const undoAdoption = async (
  { prisma }: Database,
  { id, accountId, identity }: Pick<ChargePointEntry, 'id' | 'accountId' | 'identity'>,
  epoch: bigint,
  now: Date,
): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const { count } = await tx.chargePoint.deleteMany({
      where: { id, registration: 'pending', connectionEpoch: epoch },
    });
    if (count === 0) return false;
    await tx.chargePointEvent.deleteMany({ where: { chargePointId: id } });
    await tx.adoptionWindow.updateMany({ where: { chargePointId: id }, data: { chargePointId: null } });
    await audit(tx, {
      at: now,
      accountId,
      actorId: 'system',
      action: 'charge-point.adopt-undone',
      targetId: id,
      detail: { identity },
    });
    return true;
  });
