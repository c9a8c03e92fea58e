import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';
import type { StoredReading } from './meter-reading-rows.ts';

const UNNAMED = columns<StoredReading>({
  charge_point_id: ['uuid', ({ chargePointId }) => chargePointId],
  connector_id: ['int', ({ connectorId }) => connectorId],
  at: ['timestamptz', ({ reading }) => reading.at],
});

/** As `readReadings` counts readings of no session as those of the one that ran at their time. */
const ENDED = `
  SELECT DISTINCT s.id
    FROM ${UNNAMED.as('m')}
    JOIN LATERAL (
      SELECT id, ended_at FROM session
       WHERE charge_point_id = m.charge_point_id AND connector_id = m.connector_id AND started_at <= m.at
       ORDER BY started_at DESC LIMIT 1
    ) s ON s.ended_at >= m.at`;

/** The sessions that had ended already when readings came that name none, and are from within them. */
export const endedDuring = async (pool: pg.Pool, stored: readonly StoredReading[]): Promise<number[]> => {
  const unnamed = stored.filter(({ sessionId }) => sessionId === null);
  if (unnamed.length === 0) return [];
  const { rows } = await pool.query<{ id: number }>({
    name: 'ended-during',
    text: ENDED,
    values: UNNAMED.values(unnamed),
  });
  return rows.map(({ id }) => id);
};
