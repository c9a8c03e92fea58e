import { daysPeriod } from '@laadpoort/domain/reports/month';
import type { Database } from '#platform/database/database.ts';

export interface StationOfDays {
  readonly id: string;
  readonly accountId: string;
  readonly timeZone: string;
}

/** Power as read, or else as the registers of a session say of the time between two readings. */
const KEEP_PEAKS = `
  WITH reading AS (
    SELECT charge_point_id, connector_id, at, coalesce(power_w, CASE
             WHEN session_id = lag(session_id) OVER of_connector AND energy_wh >= lag(energy_wh) OVER of_connector
              AND at >= lag(at) OVER of_connector + interval '1 minute'
             THEN (energy_wh - lag(energy_wh) OVER of_connector) * 3600
                  / extract(epoch FROM at - lag(at) OVER of_connector) END) AS power_w
      FROM meter_reading
     WHERE charge_point_id IN (SELECT id FROM charge_point_ever WHERE station_id = $2::uuid) AND at >= $3 AND at < $4
    WINDOW of_connector AS (PARTITION BY charge_point_id, connector_id ORDER BY at, fingerprint)
  ), quarter AS (
    SELECT date_bin('15 minutes', at, 'epoch') AS at, charge_point_id, connector_id, max(power_w) AS power_w
      FROM reading WHERE power_w IS NOT NULL AND connector_id > 0 GROUP BY 1, 2, 3
  ), whole AS (
    SELECT at, (at AT TIME ZONE $5)::date AS day, sum(power_w) AS power_w FROM quarter GROUP BY 1, 2
  ), peak AS (
    SELECT DISTINCT ON (day) day, at, least(power_w, 2147483647)::int AS power_w FROM whole ORDER BY day, power_w DESC, at
  )
  INSERT INTO station_day (account_id, station_id, day, peak_w, peak_at)
  SELECT $1, $2::uuid, d.day, peak.power_w, peak.at
    FROM unnest($6::date[]) AS d(day) LEFT JOIN peak ON peak.day = d.day
  ON CONFLICT (station_id, day) DO UPDATE SET peak_w = EXCLUDED.peak_w, peak_at = EXCLUDED.peak_at`;

/** Keeps the highest power of a station on each of the days. */
export const keepPeaks = async (
  { pool }: Pick<Database, 'pool'>,
  { accountId, id, timeZone }: StationOfDays,
  days: readonly string[],
): Promise<void> => {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return;
  const { from, until } = daysPeriod(first, last, timeZone);
  await pool.query(KEEP_PEAKS, [accountId, id, from, until, timeZone, days]);
};
