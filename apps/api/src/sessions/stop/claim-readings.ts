import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';
import type { StopItem } from './stop-item.ts';

const STOPS = columns<StopItem>({
  unmatched_stop_id: ['bigint', ({ unmatchedStopId }) => unmatchedStopId],
  session_id: ['int', ({ transactionId }) => transactionId],
});

/** They came with the stop, so at its time of receipt; a copy that came in meter values stays where it is. */
const CLAIM = `
  UPDATE meter_reading m SET connector_id = s.connector_id, session_id = s.id
    FROM ${STOPS.as('k')}
    JOIN orphan_stop o ON o.id = k.unmatched_stop_id
    JOIN session s ON s.id = k.session_id
   WHERE m.charge_point_id = o.charge_point_id AND m.connector_id = 0 AND m.session_id IS NULL
     AND m.received_at = o.received_at AND m.at >= s.started_at
     AND NOT EXISTS (SELECT FROM meter_reading same
                      WHERE same.charge_point_id = m.charge_point_id AND same.connector_id = s.connector_id
                        AND same.at = m.at AND same.fingerprint = m.fingerprint)`;

/** The readings of unmatched stops go to the sessions that these turned out to end (docs/protocol/transactions.md). */
export const claimStopReadings = async (pool: pg.Pool, items: readonly StopItem[]): Promise<void> => {
  const kept = items.filter(({ unmatchedStopId }) => unmatchedStopId !== null);
  if (kept.length === 0) return;
  await pool.query({ name: 'claim-stop-readings', text: CLAIM, values: STOPS.values(kept) });
};
