import type pg from 'pg';
import type { ChargePointEntry } from '#chargers/directory/charge-point-entry.ts';

export interface RefusedConnection {
  readonly chargePoint: ChargePointEntry;
  /** packages/domain security/decide-connection.ts; undefined when nobody looked: too many attempts. */
  readonly reason: string | undefined;
  /** Null where others of that name may be meant as well: whose address it is, this one's owner must not hear. */
  readonly address: string | null;
  readonly at: Date;
}

/** Many wrong keys within the quiet period: somebody is guessing, or a charger will never get in on its own. */
export interface ManyWrongKeys extends RefusedConnection {
  readonly attempts: number;
}

const QUIET_MS = 10 * 60_000;
const MANY = 10;

const INSERT = `
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  VALUES ($1, 'security', jsonb_build_object('type', $2::text, 'info', $3::text), $4, $4)`;

const eventType = (reason: string | undefined) => {
  if (reason === 'tls-required') return 'TlsRequired';
  return reason === 'below-profile' ? 'BelowProfile' : 'WrongKey';
};

/**
 * Records that somebody tried to connect as a charge point and was refused: the owner sees a charger with wrong
 * settings, or an attack. At most once in ten minutes per charge point and reason, however often it is tried; after
 * many wrong keys, an alert is raised too. Where others of that name may be meant, only the alert: a single refusal
 * would tell that there are others (docs/decisions/0032-one-name-in-two-accounts.md).
 */
export const createRefusalRecord = (pool: pg.Pool, onMany: (many: ManyWrongKeys) => Promise<void>) => {
  const told = new Map<string, { readonly since: number; attempts: number }>();
  return async (refused: RefusedConnection): Promise<void> => {
    const { chargePoint, reason, address, at } = refused;
    const type = eventType(reason);
    // Guesses that may have been meant for another keep none of its own from being recorded.
    const key = `${chargePoint.id} ${type} ${address === null ? 'perhaps' : 'certainly'}`;
    const known = told.get(key);
    if (known === undefined || at.getTime() - known.since >= QUIET_MS) {
      told.set(key, { since: at.getTime(), attempts: 1 });
      if (address !== null) await pool.query(INSERT, [chargePoint.id, type, address, at]);
      return;
    }
    known.attempts += 1;
    if (type === 'WrongKey' && known.attempts === MANY) await onMany({ ...refused, attempts: MANY });
  };
};
