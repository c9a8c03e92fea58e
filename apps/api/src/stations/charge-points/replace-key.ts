import { hashChargePointKey, makeChargePointKey } from '#chargers/admission/charge-point-key.ts';
import type { Database } from '#platform/database/database.ts';
import { auditOf, type Change } from '../change.ts';
import { audit } from '#chargers/audit.ts';
import type { Connection } from './add-charge-point.ts';

/** Replaces the key of a charge point of the account; null if there is no such charge point. */
export const replaceKey = async (
  db: Database,
  by: Change,
  chargePointId: string,
  pepper: Buffer,
): Promise<Connection | null> => {
  const key = makeChargePointKey();
  const keyHash = new Uint8Array(hashChargePointKey(pepper, chargePointId, key));
  return db.prisma.$transaction(async (tx) => {
    const found = await tx.chargePoint.findFirst({
      where: { id: chargePointId, accountId: by.accountId },
    });
    if (!found) return null;
    // A charge point that needed no key so far needs one from now on.
    await tx.chargePoint.update({
      where: { id: chargePointId },
      data: {
        keyHash,
        pendingKeyHash: null,
        pendingKeyAt: null,
        securityProfile: Math.max(1, found.securityProfile),
      },
    });
    await audit(tx, { ...auditOf(by), action: 'charge-point.renew-key', targetId: chargePointId });
    return {
      chargePointId,
      stationId: found.stationId,
      identity: found.ocppIdentity,
      key: key.toString('hex'),
    };
  });
};
