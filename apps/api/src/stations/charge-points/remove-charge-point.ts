import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { auditOf, type Change } from '../change.ts';

export type Removal =
  | { readonly kind: 'removed'; readonly stationId: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'charging'; readonly sessionIds: readonly number[] };

/**
 * Removes a charge point of the account, unless a session is running there. Its row goes, so that nothing finds it any
 * more and its identity is free; what its sessions are shown with stays (docs/decisions/0022-removed-chargers.md).
 */
export const removeChargePoint = (db: Database, by: Change, chargePointId: string): Promise<Removal> =>
  db.prisma.$transaction(async (tx): Promise<Removal> => {
    await tx.$executeRaw`SELECT 1 FROM charge_point WHERE id = ${chargePointId}::uuid FOR UPDATE`;
    const found = await tx.chargePoint.findFirst({ where: { id: chargePointId, accountId: by.accountId } });
    if (!found) return { kind: 'not-found' };
    const running = await tx.session.findMany({
      where: { chargePointId, endedAt: null },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    if (running.length > 0) return { kind: 'charging', sessionIds: running.map(({ id }) => id) };
    const { id, accountId, stationId, ocppIdentity, serialNumber, vendor, model } = found;
    await tx.removedChargePoint.create({
      data: { id, accountId, stationId, ocppIdentity, serialNumber, vendor, model, removedAt: by.at },
    });
    await tx.chargePoint.delete({ where: { id } });
    await endWhatWaits(tx, id, by.at);
    await audit(tx, {
      ...auditOf(by),
      action: 'charge-point.remove',
      targetId: id,
      detail: { identity: ocppIdentity, serialNumber },
    });
    return { kind: 'removed', stationId };
  });

/** What no sweep would end by itself, and what lets anybody in or files out. */
const endWhatWaits = async (tx: Prisma.TransactionClient, chargePointId: string, at: Date): Promise<void> => {
  const open = { chargePointId, finishedAt: null };
  await tx.command.updateMany({
    where: { ...open, state: 'scheduled' },
    data: { state: 'unknown', finishedAt: at },
  });
  await tx.firmwareUpdate.updateMany({
    where: open,
    data: { state: 'cancelled', changedAt: at, finishedAt: at },
  });
  await tx.securityUpgrade.updateMany({
    where: { chargePointId, state: 'running' },
    data: { state: 'cancelled', changedAt: at, finishedAt: at },
  });
  await tx.reservation.updateMany({
    where: { chargePointId, state: { in: ['requested', 'active'] } },
    data: { state: 'cancelled', endedAt: at },
  });
  await tx.chargePointCertificate.updateMany({
    where: { chargePointId, state: { in: ['requested', 'sent', 'accepted', 'in-use'] } },
    data: { state: 'revoked', changedAt: at },
  });
  await tx.fileLink.updateMany({ where: { chargePointId, expiresAt: { gt: at } }, data: { expiresAt: at } });
  await tx.adoptionWindow.updateMany({ where: { chargePointId, closedAt: null }, data: { closedAt: at } });
  await tx.adoptionWindow.updateMany({ where: { chargePointId }, data: { chargePointId: null } });
  await tx.installedCertificate.deleteMany({ where: { chargePointId } });
  await tx.localList.deleteMany({ where: { chargePointId } });
};
