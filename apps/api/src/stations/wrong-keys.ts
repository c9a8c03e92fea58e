import type pg from 'pg';
import type { ChargePointEntry } from '#platform/charge-point-directory.ts';

/** Many wrong keys within the quiet time: somebody is guessing, or a charger will never get in by itself. */
export interface ManyWrongKeys {
  readonly chargePoint: ChargePointEntry;
  readonly attempts: number;
  readonly address: string;
  readonly at: Date;
}

const QUIET_MS = 10 * 60_000;
const MANY = 10;

const INSERT = `
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  VALUES ($1, 'security', jsonb_build_object('type', 'WrongKey', 'info', $2::text), $3, $3)`;

/**
 * Keeps that somebody tried to connect as a charge point with a wrong key: the owner sees a charger that was given the
 * wrong one, or an attack. Once in ten minutes for a charge point, however often it is tried; when it is tried often,
 * somebody is alerted too.
 */
export const createWrongKeyRecord = (pool: pg.Pool, onMany: (many: ManyWrongKeys) => Promise<void>) => {
  const told = new Map<string, { readonly since: number; attempts: number }>();
  return async (chargePoint: ChargePointEntry, address: string, at: Date): Promise<void> => {
    const { id } = chargePoint;
    const known = told.get(id);
    if (known === undefined || at.getTime() - known.since >= QUIET_MS) {
      told.set(id, { since: at.getTime(), attempts: 1 });
      await pool.query(INSERT, [id, address, at]);
      return;
    }
    known.attempts += 1;
    if (known.attempts === MANY) await onMany({ chargePoint, attempts: MANY, address, at });
  };
};
