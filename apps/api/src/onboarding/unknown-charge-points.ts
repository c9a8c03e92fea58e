import type { UnknownChargePoint } from '@laadpoort/contract/onboarding/adoption-window';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type pg from 'pg';

interface Row {
  readonly identity: string;
  readonly attempts: number;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly address: string;
  readonly user_agent: string | null;
  readonly showed_key: boolean;
  readonly secure: boolean;
  readonly foreign_protocols: string | null;
}

/** Who came, the latest first, without those that were dismissed or have become known. */
export const readUnknownChargePoints = async (pool: pg.Pool): Promise<UnknownChargePoint[]> => {
  const { rows } = await pool.query<Row>(
    `SELECT u.* FROM unknown_charge_point u
      WHERE u.dismissed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM charge_point cp WHERE lower(cp.ocpp_identity) = lower(u.identity))
      ORDER BY u.last_at DESC, u.identity LIMIT 200`,
  );
  return rows.map((row) => ({
    identity: row.identity,
    attempts: row.attempts,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    address: row.address,
    userAgent: row.user_agent,
    showedKey: row.showed_key,
    secure: row.secure,
    foreignProtocols: row.foreign_protocols,
  }));
};

export const dismissUnknown = (
  { prisma }: Database,
  identity: string,
  actorId: string,
  at: Date,
): Promise<boolean> =>
  prisma.$transaction(async (transaction) => {
    const { count } = await transaction.unknownChargePoint.updateMany({
      where: { identity, dismissedAt: null },
      data: { dismissedAt: at },
    });
    if (count === 0) return false;
    const action = 'unknown-charge-point.dismiss';
    await audit(transaction, { at, accountId: null, actorId, action, targetId: identity });
    return true;
  });
