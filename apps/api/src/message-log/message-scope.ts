import { heardDuring } from '@laadpoort/domain/sessions/readings/times/heard-during';
import type { Database } from '#platform/database/database.ts';

export interface Period {
  readonly from: Date;
  readonly until: Date;
}

/** Whose messages: those of a charge point over a period, of one of its connectors, or of one session. */
export interface MessageScope extends Period {
  readonly chargePointId: string;
  /** Messages that name another connector are excluded; connector 0 is the whole charge point. */
  readonly connectorId?: number | undefined;
  /** Messages that name another session are excluded. */
  readonly sessionId?: number;
  /** Whether card numbers may be searched: people who cannot see them must not be able to guess them that way. */
  readonly inIdTags: boolean;
}

/** The account, null for any, and whether card numbers are visible. */
export interface MessageReader {
  readonly accountId: string | null;
  readonly inIdTags: boolean;
}

interface SessionRow {
  charge_point_id: string;
  connector_id: number;
  start_received_at: Date;
  stop_received_at: Date | null;
  ended_at: Date | null;
}

/** The messages of a session, in one account or (null) in any; null if there is no such session. */
export const scopeOfSession = async (
  { pool }: Database,
  sessionId: number,
  { accountId, inIdTags, now }: MessageReader & { readonly now: Date },
): Promise<MessageScope | null> => {
  const { rows } = await pool.query<SessionRow>(
    `SELECT charge_point_id, connector_id, start_received_at, stop_received_at, ended_at
       FROM session WHERE id = $1 AND ($2::text IS NULL OR account_id = $2)`,
    [sessionId, accountId],
  );
  const [row] = rows;
  if (!row) return null;
  const heard = heardDuring(
    { startReceivedAt: row.start_received_at, stopReceivedAt: row.stop_received_at, endedAt: row.ended_at },
    now,
  );
  return { chargePointId: row.charge_point_id, connectorId: row.connector_id, sessionId, inIdTags, ...heard };
};
