import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import type { Database } from '#platform/database/database.ts';
import { SIGNED_COLUMNS, signedIn, type SignedColumns } from '../readings/signed-columns.ts';
import type { ListedSession } from '../list/listed-session.ts';

/** What the meter has signed for this session; null if nothing that can be read. */
export const readSigned = async (
  { pool }: Database,
  { id, startedAt, endedAt }: ListedSession,
  now: Date,
): Promise<SessionDetail['signed']> => {
  const { rows } = await pool.query<SignedColumns>(
    `SELECT ${SIGNED_COLUMNS} FROM session s
       LEFT JOIN connector c ON c.charge_point_id = s.charge_point_id AND c.connector_id = s.connector_id
      WHERE s.id = $1`,
    [id],
  );
  const signed = rows[0] && signedIn(rows[0], { startedAt, stoppedAt: endedAt ?? now });
  if (!signed) return null;
  const { beginWh, endWh, check, meterSerial } = signed;
  return {
    beginWh: beginWh === null ? null : Number(beginWh),
    endWh: endWh === null ? null : Number(endWh),
    meterSerial,
    check,
  };
};
