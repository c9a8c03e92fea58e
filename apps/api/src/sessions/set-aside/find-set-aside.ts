import type pg from 'pg';
import { SET_ASIDE_DAYS } from './gather-set-aside.ts';

const WAITING = `
  SELECT cp.id FROM charge_point cp
   WHERE cp.id = ANY($1::uuid[])
     AND (EXISTS (SELECT FROM unmatched_stop o
                   WHERE o.charge_point_id = cp.id AND o.session_id IS NULL AND o.dismissed_at IS NULL)
          OR EXISTS (SELECT FROM set_aside_readings r
                      WHERE r.charge_point_id = cp.id AND r.session_id IS NULL AND r.dismissed_at IS NULL))`;

/** Those of the charge points that have stops or readings of no session; nothing is decided of removed ones. */
export const withSomethingSetAside = async (
  pool: pg.Pool,
  chargePointIds: readonly string[],
): Promise<string[]> => {
  const values = [[...new Set(chargePointIds)]];
  const { rows } = await pool.query<{ id: string }>({ name: 'set-aside-waiting', text: WAITING, values });
  return rows.map(({ id }) => id);
};

const FIND = `
  SELECT o.charge_point_id AS id FROM unmatched_stop o
   WHERE o.session_id IS NULL AND o.dismissed_at IS NULL AND o.received_at > $1::timestamptz - interval '${SET_ASIDE_DAYS} days'
     AND EXISTS (SELECT FROM session s WHERE s.charge_point_id = o.charge_point_id AND s.ended_at IS NULL)
   UNION
  SELECT r.charge_point_id FROM set_aside_readings r
   WHERE r.session_id IS NULL AND r.dismissed_at IS NULL AND r.received_at > $1::timestamptz - interval '1 day'`;

/** Charge points at which time alone may decide. */
export const findSetAside = async (pool: pg.Pool, now: Date): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>({ name: 'find-set-aside', text: FIND, values: [now] });
  return rows.map(({ id }) => id);
};
