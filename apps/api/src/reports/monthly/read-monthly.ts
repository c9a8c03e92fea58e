import { DAY_WITHOUT_VAT } from '#chargers/prices/without-vat.ts';
import type { MonthlyReport } from '@laadpoort/contract/reports/monthly';
import { monthOf } from '@laadpoort/domain/reports/month';
import type { Database } from '#platform/database/database.ts';

export type MonthlyRow = MonthlyReport['rows'][number];

export interface MonthsAsked {
  /** First and last month, both inclusive. */
  from: string;
  to: string;
  stationId: string | undefined;
  now: Date;
}

/**
 * Energy and income without VAT per month and station, newest month first, from the totals that are kept per day. A session belongs
 * to the month of its end in the station's time zone.
 */
export const readMonthlyReport = async (
  { pool }: Pick<Database, 'pool'>,
  accountId: string,
  { from, to, stationId, now }: MonthsAsked,
): Promise<MonthlyRow[]> => {
  const { rows } = await pool.query<Omit<MonthlyRow, 'provisional'> & { timeZone: string }>(
    `SELECT to_char(total.month, 'YYYY-MM') AS month, total.station_id AS "stationId",
            station.name AS "stationName", station.time_zone AS "timeZone", total.sessions,
            total.paid_wh AS "paidEnergyWh", total.free_wh AS "freeEnergyWh", total.amount
     FROM (
       SELECT date_trunc('month', day::timestamp) AS month, station_id, sum(sessions)::int AS sessions,
              coalesce(sum(energy_wh) FILTER (WHERE NOT free), 0)::float8 AS paid_wh,
              coalesce(sum(energy_wh) FILTER (WHERE free), 0)::float8 AS free_wh, 
              round(sum(${DAY_WITHOUT_VAT}), 6)::text AS amount
       FROM session_day
       WHERE account_id = $1 AND day >= ($2 || '-01')::date
         AND day < ($3 || '-01')::date + interval '1 month' AND ($4::uuid IS NULL OR station_id = $4)
       GROUP BY 1, 2 HAVING sum(sessions) > 0
     ) total
     JOIN station ON station.id = total.station_id
     ORDER BY total.month DESC, station.name, station.id`,
    [accountId, from, to, stationId ?? null],
  );
  return rows.map(({ timeZone, ...row }) => ({ ...row, provisional: row.month >= monthOf(now, timeZone) }));
};
