import { entryHoldsAt } from '#chargers/cards.ts';
import type pg from 'pg';

/** A running session whose card was blocked after it began. */
export interface BlockedSession {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly sessionId: number;
}

interface BlockedRow {
  id: number;
  account_id: string;
  charge_point_id: string;
}

/** Queried once for each block, and only for chargers that are connected. */
const FIND = `
  SELECT s.id, s.account_id, s.charge_point_id
    FROM session s
    JOIN charge_point cp ON cp.id = s.charge_point_id
    LEFT JOIN id_token token ON token.uid = s.id_tag
    LEFT JOIN whitelist_entry entry ON entry.account_id = s.account_id AND entry.uid = s.id_tag
          AND ${entryHoldsAt('s.station_id')}
   WHERE s.ended_at IS NULL AND s.authorization_status = 'Accepted'
     AND cp.connected_since IS NOT NULL AND cp.disconnected_at IS NULL
     AND greatest(token.lost_at, entry.blocked_at) > s.start_received_at
     AND NOT EXISTS (SELECT FROM command k
                      WHERE k.charge_point_id = s.charge_point_id AND k.session_id = s.id
                        AND k.action = 'RemoteStopTransaction'
                        AND k.requested_at >= greatest(token.lost_at, entry.blocked_at))`;

export const findBlockedSessions = async (pool: pg.Pool): Promise<BlockedSession[]> => {
  const { rows } = await pool.query<BlockedRow>({ name: 'blocked-sessions', text: FIND });
  return rows.map((row) => ({
    sessionId: row.id,
    accountId: row.account_id,
    chargePointId: row.charge_point_id,
  }));
};
