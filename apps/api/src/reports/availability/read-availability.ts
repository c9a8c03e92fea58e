import type { AvailabilityReport } from '@laadpoort/contract/reports/availability';
import { uptimeOf, type Availability } from '@laadpoort/domain/reports/availability';
import type { Database } from '#platform/database/database.ts';
import type { MonthAsked } from '../frame/month-asked.ts';
import { readStationName } from '../frame/read-station-name.ts';

const TIME = ['up', 'faulted', 'offline', 'planned', 'unknown'] as const;
const SUMS = TIME.map((name) => `sum(${name}_seconds)::float8 AS "${name}Seconds"`).join(', ');
const OF_MONTH = `connector_day.account_id = $1 AND day >= ($2 || '-01')::date
   AND day < ($2 || '-01')::date + interval '1 month' AND ($3::uuid IS NULL OR connector_day.station_id = $3)`;

type Row = Omit<AvailabilityReport['rows'][number], 'uptime'>;
type DayRow = Availability & { readonly day: string };

/** How long connectors were up in the days of a month that are over. */
export const readAvailability = async (
  { pool }: Pick<Database, 'pool'>,
  accountId: string,
  { month, stationId }: MonthAsked,
): Promise<AvailabilityReport> => {
  const asked = [accountId, month, stationId ?? null];
  const [stationName, rows, days] = await Promise.all([
    readStationName({ pool }, accountId, stationId),
    pool.query<Row>(
      `SELECT station.id AS "stationId", station.name AS "stationName", charge_point_id AS "chargePointId",
              cp.serial_number AS "serialNumber", connector_id AS "connectorId", ${SUMS},
              sum(starts)::int AS starts, sum(failed_starts)::int AS "failedStarts"
         FROM connector_day
         JOIN station ON station.id = connector_day.station_id
         JOIN charge_point_ever cp ON cp.id = connector_day.charge_point_id
        WHERE ${OF_MONTH}
        GROUP BY station.id, charge_point_id, cp.serial_number, connector_id
        ORDER BY station.name, station.id, cp.serial_number, charge_point_id, connector_id`,
      asked,
    ),
    pool.query<DayRow>(
      `SELECT to_char(day, 'YYYY-MM-DD') AS day, ${SUMS} FROM connector_day WHERE ${OF_MONTH} GROUP BY 1 ORDER BY 1`,
      asked,
    ),
  ]);
  return {
    month,
    stationName,
    lastDay: days.rows.at(-1)?.day ?? null,
    rows: rows.rows.map((row) => withUptime(row)),
    days: days.rows.map((day) => withUptime(day)),
    totals: withUptime(sumOfTimes(days.rows)),
  };
};

const withUptime = <T extends Availability>(time: T) => ({ ...time, uptime: uptimeOf(time) });

const sumOfTimes = (times: readonly Availability[]): Availability => {
  const sum = (name: keyof Availability) => times.reduce((total, time) => total + time[name], 0);
  return {
    upSeconds: sum('upSeconds'),
    faultedSeconds: sum('faultedSeconds'),
    offlineSeconds: sum('offlineSeconds'),
    plannedSeconds: sum('plannedSeconds'),
    unknownSeconds: sum('unknownSeconds'),
  };
};
