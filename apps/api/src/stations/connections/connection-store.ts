import type { Connection } from '@laadpoort/contract/connections';
import type { AuditAction } from '@laadpoort/domain/accounts/audit';
import { hashChosenKey, isChosenKeyHash } from '#chargers/admission/charge-point-key.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import type { Database } from '#platform/database/database.ts';
import { audit, type AuditEntry } from '#chargers/audit.ts';

/** Where charge points connect, and what is required of them there. */
export interface Addresses {
  readonly requiresTls: boolean;
  readonly url: string;
  /** Undefined if nothing terminates TLS. */
  readonly tlsUrl: string | undefined;
}

/** A charge point, only of this account unless that is null. */
export interface WhichChargePoint {
  readonly chargePointId: string;
  readonly accountId: string | null;
}

/** A change by a person, with its audit entry. */
interface ChangeBy {
  readonly personId: string;
  readonly reason: string | null;
  readonly at: Date;
}

const whereOf = ({ chargePointId, accountId }: WhichChargePoint) => ({
  id: chargePointId,
  ...(accountId === null ? {} : { accountId }),
});

const LAST = `
  SELECT detail FROM charge_point_event WHERE charge_point_id = $1 AND kind = 'connected' ORDER BY id DESC LIMIT 1`;

export const readConnection = async (
  { prisma, pool }: Database,
  which: WhichChargePoint,
  { requiresTls, url, tlsUrl }: Addresses,
): Promise<Connection | null> => {
  const row = await prisma.chargePoint.findFirst({ where: whereOf(which) });
  if (!row) return null;
  const { rows } = await pool.query<{ detail: { profile?: number; address?: string } }>(LAST, [row.id]);
  // A key tells which charger of a name it is; one without needs the account in its address.
  const account = row.securityProfile === 0 ? `/a-${row.accountId}` : '';
  return {
    profile: row.securityProfile,
    lastProfile: rows[0]?.detail.profile ?? null,
    lastAddress: rows[0]?.detail.address ?? null,
    registration: row.registration === 'pending' ? 'pending' : 'accepted',
    weakKey: row.keyHash !== null && isChosenKeyHash(row.keyHash),
    requiresTls,
    plainUntil: row.plainUntil?.toISOString() ?? null,
    identityConflictAt: row.identityConflictAt?.toISOString() ?? null,
    url: url + account,
    tlsUrl: tlsUrl === undefined ? null : tlsUrl + account,
  };
};

type WriteEntry = (
  tx: Prisma.TransactionClient,
  origin: Omit<AuditEntry<AuditAction>, 'action' | 'detail'>,
) => Promise<unknown>;

/** Changes a charge point and records who did it; null if there is none. */
const change = (
  { prisma }: Database,
  which: WhichChargePoint,
  { personId, reason, at }: ChangeBy,
  data: object,
  write: WriteEntry,
) =>
  prisma.$transaction(async (tx) => {
    const found = await tx.chargePoint.findFirst({ where: whereOf(which) });
    if (!found) return null;
    await tx.chargePoint.update({ where: { id: found.id }, data });
    await write(tx, { at, accountId: found.accountId, actorId: personId, targetId: found.id, reason });
    return found;
  });

/** Stores the key that a person has chosen; a charge point that required none requires this one from now on. */
export const keepChosenKey = async (
  db: Database,
  which: WhichChargePoint,
  by: ChangeBy,
  { key, pepper }: { key: string; pepper: Buffer },
) => {
  const keyHash = new Uint8Array(
    await hashChosenKey(pepper, which.chargePointId, Buffer.from(key, 'latin1')),
  );
  const known = await db.prisma.chargePoint.findFirst({ where: whereOf(which) });
  const data = {
    keyHash,
    pendingKeyHash: null,
    pendingKeyAt: null,
    securityProfile: Math.max(1, known?.securityProfile ?? 1),
  };
  return change(db, which, by, data, (tx, origin) =>
    audit(tx, { ...origin, action: 'charge-point.choose-key' }),
  );
};

export const keepPlainException = (db: Database, which: WhichChargePoint, by: ChangeBy, until: Date | null) =>
  change(db, which, by, { plainUntil: until }, (tx, origin) =>
    audit(tx, {
      ...origin,
      action: 'charge-point.plain-exception',
      detail: { until: until?.toISOString() ?? null },
    }),
  );

export const keepConflictCleared = (db: Database, which: WhichChargePoint, by: ChangeBy) =>
  change(db, which, by, { identityConflictAt: null }, (tx, origin) =>
    audit(tx, { ...origin, action: 'charge-point.clear-identity-conflict' }),
  );
