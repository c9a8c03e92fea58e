import { DAY_WITHOUT_VAT, daysWithoutVat } from '#chargers/prices/without-vat.ts';
import type { MonthlyReport } from '@laadpoort/contract/reports/monthly';
import { addMonths, monthOf } from '@laadpoort/domain/reports/month';
import type { Database } from '#platform/database/database.ts';

export type MonthlyRow = MonthlyReport['rows'][number];

export interface MonthsAsked {
  /** First and last month, both inclusive. */
  from: string;
  to: string;
  stationId: string | undefined;
  by: 'station' | 'connector';
  now: Date;
}

type Row = Omit<MonthlyRow, 'provisional' | 'amountBefore'> & { readonly timeZone: string };

const FROM_DAY = "($2 || '-01')::date";
const UNTIL_DAY = "(($3 || '-01')::date + interval '1 month')";

// `$5`: by connector. What a row is without VAT is worked out once, whatever the planner likes.
const TOTALS = `
  WITH kept AS MATERIALIZED (
    SELECT day, station_id, charge_point_id, connector_id, free, sessions, energy_wh, ${DAY_WITHOUT_VAT} AS net
      FROM session_day
     WHERE account_id = $1 AND day >= ${FROM_DAY} AND day < ${UNTIL_DAY} AND ($4::uuid IS NULL OR station_id = $4)
  ), party_day AS MATERIALIZED (${daysWithoutVat({ account: '$1', from: FROM_DAY, until: UNTIL_DAY })})
  SELECT to_char(total.month, 'YYYY-MM') AS month, total.station_id AS "stationId",
         station.name AS "stationName", station.time_zone AS "timeZone",
         CASE WHEN $5 THEN jsonb_build_object('chargePointId', total.charge_point_id, 'connectorId', total.connector_id,
                                              'serialNumber', coalesce(cp.serial_number, '')) END AS connector,
         total.sessions, total.paid_wh AS "paidEnergyWh", total.free_wh AS "freeEnergyWh", total.amount, total.vat
    FROM (
      SELECT date_trunc('month', day::timestamp) AS month, station_id,
             CASE WHEN $5 THEN charge_point_id END AS charge_point_id, CASE WHEN $5 THEN connector_id END AS connector_id,
             sum(sessions)::int AS sessions,
             coalesce(sum(energy_wh) FILTER (WHERE NOT free), 0)::float8 AS paid_wh,
             coalesce(sum(energy_wh) FILTER (WHERE free), 0)::float8 AS free_wh,
             round(sum(net), 6)::text AS amount,
             round(sum(CASE WHEN is_without THEN 0 ELSE net * 0.21 END), 6)::text AS vat
        FROM kept JOIN party_day USING (day)
       GROUP BY 1, 2, 3, 4 HAVING sum(sessions) > 0
    ) total
    JOIN station ON station.id = total.station_id
    LEFT JOIN charge_point_ever cp ON cp.id = total.charge_point_id
   ORDER BY total.month DESC, station.name, station.id, cp.serial_number, total.charge_point_id, total.connector_id`;

/**
 * Energy and income without VAT per month and station or connector, newest month first, from the totals that are kept per
 * day. A session belongs to the month of its end in the station's time zone.
 */
export const readMonthlyReport = async (
  { pool }: Pick<Database, 'pool'>,
  accountId: string,
  { from, to, stationId, by, now }: MonthsAsked,
): Promise<MonthlyRow[]> => {
  const { rows } = await pool.query<Row>(TOTALS, [
    accountId,
    addMonths(from, -1),
    to,
    stationId ?? null,
    by === 'connector',
  ]);
  const amounts = new Map(rows.map((row) => [keyOf(row, row.month), row.amount]));
  return rows
    .filter(({ month }) => month >= from)
    .map(({ timeZone, ...row }) => ({
      ...row,
      amountBefore: amounts.get(keyOf(row, addMonths(row.month, -1))) ?? '0.000000',
      provisional: row.month >= monthOf(now, timeZone),
    }));
};

const keyOf = ({ stationId, connector }: Pick<Row, 'stationId' | 'connector'>, month: string): string =>
  [month, stationId, connector?.chargePointId, connector?.connectorId].join(' ');
