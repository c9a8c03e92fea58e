import type { MeterReading } from '@laadpoort/domain/sessions/meter-reading';
import { plainArray } from '#platform/statements.ts';
import type pg from 'pg';
import type { ClosableRow } from './complete-session.ts';

interface ReadingRow {
  session_id: number;
  at: Date;
  energy_wh: string | null;
  power_w: number | null;
}

const READ = `
  SELECT s.id AS session_id, m.at, m.energy_wh, m.power_w
    FROM unnest($1::int[], $2::uuid[], $3::int[], $4::timestamptz[]) AS s(id, charge_point_id, connector_id, started_at)
    JOIN meter_reading m ON m.charge_point_id = s.charge_point_id AND m.connector_id = s.connector_id
     AND m.at >= s.started_at AND m.session_id = s.id
   ORDER BY m.at`;

/** The stored readings of sessions in order of time; a session without any is not in the map. */
export const readReadings = async (
  pool: pg.Pool,
  sessions: readonly ClosableRow[],
): Promise<ReadonlyMap<number, MeterReading[]>> => {
  const readings = new Map<number, MeterReading[]>();
  if (sessions.length === 0) return readings;
  const { rows } = await pool.query<ReadingRow>({
    name: 'read-readings',
    text: READ,
    values: [
      plainArray(sessions.map(({ id }) => id)),
      plainArray(sessions.map(({ charge_point_id }) => charge_point_id)),
      plainArray(sessions.map(({ connector_id }) => connector_id)),
      sessions.map(({ started_at }) => started_at.toISOString()),
    ],
  });
  for (const row of rows) {
    const registerWh = row.energy_wh === null ? null : BigInt(row.energy_wh);
    const reading = { at: row.at, registerWh, powerW: row.power_w };
    const known = readings.get(row.session_id);
    if (known) known.push(reading);
    else readings.set(row.session_id, [reading]);
  }
  return readings;
};
