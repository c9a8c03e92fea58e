import { spansWithoutVat } from '#chargers/prices/without-vat.ts';
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

/** Columns of what is not for energy. */
const BESIDE_ENERGY = ['start_amount', 'time_amount', 'idle_amount', 'limit_amount'];
const withoutVat = (column: string): string => `CASE WHEN is_incl THEN ${column} / 1.21 ELSE ${column} END`;

// `$5`: by connector. Month by month, so that no sort of a year's days is needed, and divided by VAT once it is added up.
const TOTALS = `
  WITH span AS MATERIALIZED (${spansWithoutVat({ account: '$1', from: FROM_DAY, until: UNTIL_DAY })}
  ), kept AS (
    SELECT to_char(span.first, 'YYYY-MM') AS month, is_without, vat_basis = 'incl' AND NOT is_without AS is_incl, of_span.*
      FROM span CROSS JOIN LATERAL (
        SELECT station_id, CASE WHEN $5 THEN charge_point_id END AS charge_point_id,
               CASE WHEN $5 THEN connector_id END AS connector_id, free, vat_basis, sum(sessions) AS sessions,
               sum(energy_wh) AS energy_wh, sum(amount) AS amount,
               ${BESIDE_ENERGY.map((part) => `sum(${part}) AS ${part}`).join(', ')}
          FROM session_day
         WHERE account_id = $1 AND day >= span.first AND day < span.until AND ($4::uuid IS NULL OR station_id = $4)
         GROUP BY 1, 2, 3, 4, 5) AS of_span
  ), total AS (
    SELECT month, station_id, charge_point_id, connector_id, sum(sessions)::int AS sessions,
           coalesce(sum(energy_wh) FILTER (WHERE NOT free), 0)::float8 AS paid_wh,
           coalesce(sum(energy_wh) FILTER (WHERE free), 0)::float8 AS free_wh,
           round(sum(${withoutVat('amount')}), 6) AS amount,
           round(sum(CASE WHEN is_without THEN 0 ELSE (${withoutVat('amount')}) * 0.21 END), 6)::text AS vat,
           ${BESIDE_ENERGY.map((part) => `round(sum(${withoutVat(part)}), 6) AS ${part}`).join(', ')}
      FROM kept GROUP BY 1, 2, 3, 4 HAVING sum(sessions) > 0
  )
  SELECT total.month, total.station_id AS "stationId", station.name AS "stationName",
         station.street || ', ' || station.postal_code || ' ' || station.city AS address, station.time_zone AS "timeZone",
         CASE WHEN $5 THEN jsonb_build_object('chargePointId', total.charge_point_id, 'connectorId', total.connector_id,
                                              'serialNumber', coalesce(cp.serial_number, '')) END AS connector,
         total.sessions, total.paid_wh AS "paidEnergyWh", total.free_wh AS "freeEnergyWh", total.amount::text AS amount,
         jsonb_build_object('start', start_amount::text, 'energy', (amount - ${BESIDE_ENERGY.join(' - ')})::text,
                            'time', time_amount::text, 'idle', idle_amount::text, 'limits', limit_amount::text) AS parts,
         total.vat
    FROM total
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
