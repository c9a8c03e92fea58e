import type { MonthlyReport } from '@laadpoort/contract/reports';
import { monthOf } from '@laadpoort/domain/reports/month';
import type { Database } from '#platform/database.ts';

export type MonthlyRow = MonthlyReport['rows'][number];

export interface MonthsAsked {
  /** First and last month, both included. */
  from: string;
  to: string;
  stationId: string | undefined;
  now: Date;
}

/**
 * Energy and income per month and station, newest month first, from the totals that are kept per day. A session belongs
 * to the month of its end on the station's clock.
 */
export const readMonthlyReport = async (
  { pool }: Database,
  accountId: string,
  { from, to, stationId, now }: MonthsAsked,
): Promise<MonthlyRow[]> => {
  const { rows } = await pool.query<Omit<MonthlyRow, 'provisional'> & { timeZone: string }>(
    `SELECT to_char(d.day, 'YYYY-MM') AS month, d.station_id AS "stationId", station.name AS "stationName",
            station.time_zone AS "timeZone", sum(d.sessions)::int AS sessions,
            coalesce(sum(d.energy_wh) FILTER (WHERE NOT d.free), 0)::float8 AS "paidEnergyWh",
            coalesce(sum(d.energy_wh) FILTER (WHERE d.free), 0)::float8 AS "freeEnergyWh",
            sum(d.amount)::text AS amount
     FROM session_day d JOIN station ON station.id = d.station_id
     WHERE d.account_id = $1 AND d.day >= ($2 || '-01')::date
       AND d.day < ($3 || '-01')::date + interval '1 month' AND ($4::uuid IS NULL OR d.station_id = $4)
     GROUP BY 1, 2, 3, 4 HAVING sum(d.sessions) > 0
     ORDER BY 1 DESC, 3, 2`,
    [accountId, from, to, stationId ?? null],
  );
  return rows.map(({ timeZone, ...row }) => ({ ...row, provisional: row.month >= monthOf(now, timeZone) }));
};
