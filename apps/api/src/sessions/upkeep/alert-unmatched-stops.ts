import type pg from 'pg';

/** A charger whose stops fit none of its sessions: somebody charged, and nobody is billed. */
export interface UnmatchedStops {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly stops: number;
}

interface StopsRow {
  account_id: string;
  charge_point_id: string;
  stops: number;
}

/** Stops whose start has had a quarter of an hour to arrive, and about which nobody was alerted yet. */
const FIND = `
  SELECT cp.account_id, o.charge_point_id, count(*)::int AS stops
    FROM unmatched_stop o JOIN charge_point cp ON cp.id = o.charge_point_id
   WHERE o.session_id IS NULL AND o.received_at > $1::timestamptz - interval '1 day'
     AND o.received_at < $1::timestamptz - interval '15 minutes'
     AND NOT EXISTS (SELECT FROM alert told
                      WHERE told.charge_point_id = o.charge_point_id AND told.kind = 'unknown-stop'
                        AND told.last_at > o.received_at)
   GROUP BY cp.account_id, o.charge_point_id`;

export const findUnmatchedStops = async (pool: pg.Pool, now: Date): Promise<UnmatchedStops[]> => {
  const { rows } = await pool.query<StopsRow>({ name: 'find-unmatched-stops', text: FIND, values: [now] });
  return rows.map((row) => ({
    accountId: row.account_id,
    chargePointId: row.charge_point_id,
    stops: row.stops,
  }));
};
