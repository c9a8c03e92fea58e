import type { UnknownChargePoint } from '@laadpoort/contract/onboarding/adoption-window';
import type { Handshake } from '@laadpoort/ocpp/handshake/handshake';
import { columns } from '#platform/database/columns.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type pg from 'pg';

const KEPT = 1_000;
const WRITE_EVERY_MS = 2_000;

interface RefusedConnection {
  attempts: number;
  firstAt: Date;
  lastAt: Date;
  address: string;
  userAgent: string | null;
  showedKey: boolean;
  secure: boolean;
  /** Where it is refused for its protocols; null otherwise. */
  foreignProtocols: string | null;
}

const REFUSED = columns<[identity: string, connection: RefusedConnection]>({
  identity: ['text', ([identity]) => identity],
  attempts: ['int', ([, { attempts }]) => attempts],
  first_at: ['timestamptz', ([, { firstAt }]) => firstAt],
  last_at: ['timestamptz', ([, { lastAt }]) => lastAt],
  address: ['text', ([, { address }]) => address],
  user_agent: ['text', ([, { userAgent }]) => userAgent],
  showed_key: ['boolean', ([, { showedKey }]) => showedKey],
  secure: ['boolean', ([, { secure }]) => secure],
  foreign_protocols: ['text', ([, { foreignProtocols }]) => foreignProtocols],
});

const WRITE = `
  INSERT INTO unknown_charge_point AS known (${REFUSED.names}) SELECT * FROM ${REFUSED.as('refused')}
  ON CONFLICT (identity) DO UPDATE SET attempts = least(known.attempts::bigint + EXCLUDED.attempts, 2147483647),
         last_at = EXCLUDED.last_at, address = EXCLUDED.address, user_agent = EXCLUDED.user_agent,
         showed_key = EXCLUDED.showed_key, secure = EXCLUDED.secure,
         foreign_protocols = EXCLUDED.foreign_protocols`;

/** Anybody can come under any name: the table stays small, and who keeps coming stays in it. */
const FORGET = `
  DELETE FROM unknown_charge_point WHERE identity IN (
    SELECT identity FROM unknown_charge_point ORDER BY last_at DESC, identity OFFSET ${KEPT})`;

/** Collects who is not known; written now and then, so that an attempt costs no query. */
export const createRefusedConnections = ({
  db,
  live,
  background,
}: Pick<Kernel, 'db' | 'live' | 'background'>) => {
  const pool = db.ingestPool;
  let refused = new Map<string, RefusedConnection>();

  const write = async (): Promise<void> => {
    if (refused.size === 0) return;
    const rows = [...refused];
    refused = new Map();
    await pool.query(WRITE, REFUSED.values(rows));
    await pool.query(FORGET);
    live.publish(STAFF, { topic: 'adoption', id: 'unknown-charge-points' });
  };
  background.every(WRITE_EVERY_MS, write);

  return {
    add(handshake: Handshake, at: Date): void {
      const { identity, remoteAddress, userAgent, password, secure, offersOcpp16, offered } = handshake;
      const known = refused.get(identity);
      if (!known && refused.size >= KEPT) return;
      refused.set(identity, {
        attempts: (known?.attempts ?? 0) + 1,
        firstAt: known?.firstAt ?? at,
        lastAt: at,
        address: remoteAddress,
        userAgent: userAgent?.slice(0, 200) ?? null,
        showedKey: password !== undefined,
        secure,
        foreignProtocols: offersOcpp16 ? null : (offered ?? ''),
      });
    },
    /** Writes what is left. */
    close: write,
  };
};

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
