import type { PeakPower } from '@laadpoort/contract/reports/peak-power';
import type { Database } from '#platform/database/database.ts';
import type { MonthAsked } from '../frame/month-asked.ts';
import { readStationName } from '../frame/read-station-name.ts';

type Row = Omit<PeakPower['rows'][number], 'peakAt'> & { readonly peakAt: Date };

/** The highest power of each station on each day of a month, as it is kept: readings are deleted one day. */
export const readPeakPower = async (
  { pool }: Pick<Database, 'pool'>,
  accountId: string,
  { month, stationId }: MonthAsked,
): Promise<PeakPower> => {
  const [stationName, { rows }] = await Promise.all([
    readStationName({ pool }, accountId, stationId),
    pool.query<Row>(
      `SELECT to_char(day, 'YYYY-MM-DD') AS day, station.id AS "stationId", station.name AS "stationName",
              station.time_zone AS "timeZone", peak_w AS "peakW", peak_at AS "peakAt"
         FROM station_day JOIN station ON station.id = station_day.station_id
        WHERE station_day.account_id = $1 AND day >= ($2 || '-01')::date AND peak_w IS NOT NULL
          AND day < ($2 || '-01')::date + interval '1 month' AND ($3::uuid IS NULL OR station.id = $3)
        ORDER BY day, station.name, station.id`,
      [accountId, month, stationId ?? null],
    ),
  ]);
  return { month, stationName, rows: rows.map((row) => ({ ...row, peakAt: row.peakAt.toISOString() })) };
};
