import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';

/** A stop that goes to a session. */
export interface ClaimingStop {
  readonly chargePointId: string;
  readonly receivedAt: Date;
  /** The session that had it; null: none. */
  readonly fromSessionId: number | null;
  readonly sessionId: number;
}

const STOPS = columns<ClaimingStop>({
  charge_point_id: ['uuid', ({ chargePointId }) => chargePointId],
  received_at: ['timestamptz', ({ receivedAt }) => receivedAt],
  from_id: ['int', ({ fromSessionId }) => fromSessionId],
  session_id: ['int', ({ sessionId }) => sessionId],
});

/** They came with the stop, so at its time of receipt; a copy that came in meter values stays where it is. */
const claim = (from: string, where: string): string => `
  UPDATE meter_reading m SET connector_id = s.connector_id, session_id = s.id
    FROM ${STOPS.as('k')}
    JOIN session s ON s.id = k.session_id ${from}
   WHERE m.charge_point_id = k.charge_point_id AND ${where}
     AND m.received_at = k.received_at AND m.at >= s.started_at
     AND NOT EXISTS (SELECT FROM meter_reading same
                      WHERE same.charge_point_id = m.charge_point_id AND same.connector_id = s.connector_id
                        AND same.at = m.at AND same.fingerprint = m.fingerprint)`;

const CLAIM = claim('', 'm.connector_id = 0 AND m.session_id IS NULL');
const MOVE = claim(
  'JOIN session former ON former.id = k.from_id',
  'm.connector_id = former.connector_id AND m.session_id = former.id',
);

/** The readings of unmatched stops go to the sessions that these turned out to end (docs/protocol/transactions.md). */
export const claimStopReadings = async (pool: pg.Pool, stops: readonly ClaimingStop[]): Promise<void> => {
  const kept = stops.filter(({ fromSessionId }) => fromSessionId === null);
  const moved = stops.filter(({ fromSessionId, sessionId }) => ![null, sessionId].includes(fromSessionId));
  if (kept.length > 0)
    await pool.query({ name: 'claim-stop-readings', text: CLAIM, values: STOPS.values(kept) });
  if (moved.length > 0)
    await pool.query({ name: 'move-stop-readings', text: MOVE, values: STOPS.values(moved) });
};
