import type pg from 'pg';
import type { ChargePointEntry } from '#platform/charge-point-directory.ts';

const QUIET_MS = 10 * 60_000;

const INSERT = `
  INSERT INTO charge_point_event (charge_point_id, kind, detail, at, received_at)
  VALUES ($1, 'security', jsonb_build_object('type', 'WrongKey', 'info', $2::text), $3, $3)`;

/**
 * Keeps that somebody tried to connect as a charge point with a wrong key: the owner sees a charger that was given the
 * wrong one, or an attack. Once in ten minutes for a charge point, however often it is tried.
 */
export const createWrongKeyRecord = (pool: pg.Pool) => {
  const told = new Map<string, number>();
  return async ({ id }: ChargePointEntry, address: string, at: Date): Promise<void> => {
    const last = told.get(id);
    if (last !== undefined && at.getTime() - last < QUIET_MS) return;
    told.set(id, at.getTime());
    await pool.query(INSERT, [id, address, at]);
  };
};
