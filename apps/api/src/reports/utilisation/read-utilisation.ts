import type { Utilisation } from '@laadpoort/contract/reports/utilisation';
import { monthPeriod } from '@laadpoort/domain/reports/month';
import { utilisationOf, type Occupation } from '@laadpoort/domain/reports/utilisation';
import type { Database } from '#platform/database/database.ts';
import type { MonthAsked } from '../frame/month-asked.ts';
import { readStationName } from '../frame/read-station-name.ts';

const DAY_S = 86_400;
/** The clocks of stations are at most that far from UTC's. */
const CLOCKS_MS = 15 * 3_600_000;
/** No session lasts longer: it is found by its end. */
const LONGEST_MS = 62 * 86_400_000;

interface Asked extends MonthAsked {
  readonly now: Date;
}

type ConnectorRow = Pick<
  Utilisation['rows'][number],
  'stationId' | 'stationName' | 'chargePointId' | 'serialNumber' | 'connectorId'
> & { readonly timeZone: string; readonly since: Date | null; readonly until: Date | null };

/** Those that are there, and removed ones that were used in the month. */
const CONNECTORS = `
  SELECT station.id AS "stationId", station.name AS "stationName", station.time_zone AS "timeZone", used."chargePointId",
         used."serialNumber", used."connectorId", used.since, used.until
    FROM (
      SELECT cp.station_id, cp.id AS "chargePointId", cp.serial_number AS "serialNumber",
             connector.connector_id AS "connectorId", cp.created_at AS since, NULL::timestamptz AS until
        FROM charge_point cp JOIN connector ON connector.charge_point_id = cp.id
       WHERE cp.account_id = $1 AND connector.connector_id > 0
       UNION ALL
      SELECT DISTINCT cp.station_id, cp.id, cp.serial_number, day.connector_id, NULL::timestamptz, cp.removed_at
        FROM session_day day JOIN removed_charge_point cp ON cp.id = day.charge_point_id
       WHERE day.account_id = $1 AND day.day >= ($2 || '-01')::date
         AND day.day < ($2 || '-01')::date + interval '1 month'
    ) used
    JOIN station ON station.id = used.station_id
   WHERE $3::uuid IS NULL OR station.id = $3
   ORDER BY station.name, station.id, used."serialNumber", used."chargePointId", used."connectorId"`;

const OCCUPATIONS = `
  SELECT charge_point_id AS "chargePointId", connector_id AS "connectorId", started_at AS "startedAt",
         ended_at AS "endedAt", idle_seconds AS "idleSeconds", idle_intervals AS idle
    FROM session
   WHERE account_id = $1 AND started_at < $3 AND ($4::uuid IS NULL OR station_id = $4)
     AND (ended_at >= $2 AND ended_at < $5 OR ended_at IS NULL AND state = 'charging')
   ORDER BY started_at, id`;

type OccupationRow = Omit<Occupation, 'idle'> &
  Pick<ConnectorRow, 'chargePointId' | 'connectorId'> & {
    readonly idle: readonly { readonly from: string; readonly until: string }[];
  };

/** How each connector was used in a month of its station's clock, and all of them by hour of the week. */
export const readUtilisation = async (
  { pool }: Pick<Database, 'pool'>,
  accountId: string,
  { month, stationId, now }: Asked,
): Promise<Utilisation> => {
  const { from, until } = monthPeriod(month, 'UTC');
  const [begin, end] = [from.getTime() - CLOCKS_MS, until.getTime() + CLOCKS_MS];
  const station = stationId ?? null;
  const [stationName, connectors, occupations] = await Promise.all([
    readStationName({ pool }, accountId, stationId),
    pool.query<ConnectorRow>(CONNECTORS, [accountId, month, station]),
    pool.query<OccupationRow>(OCCUPATIONS, [
      accountId,
      new Date(begin),
      new Date(end),
      station,
      new Date(end + LONGEST_MS),
    ]),
  ]);
  const keyOf = (row: Pick<ConnectorRow, 'chargePointId' | 'connectorId'>) =>
    `${row.chargePointId} ${row.connectorId}`;
  const byConnector = Map.groupBy(occupations.rows, keyOf);
  const used = connectors.rows.map((row) => ({
    ...row,
    occupations: (byConnector.get(keyOf(row)) ?? []).map(({ idle, ...occupation }) => ({
      ...occupation,
      idle: idle.map((each) => ({ from: new Date(each.from), until: new Date(each.until) })),
    })),
  }));
  const { uses, hours } = utilisationOf(used, month, now);
  const rows = connectors.rows.flatMap(({ timeZone: _zone, since: _since, until: _until, ...row }, index) => {
    const use = uses[index];
    return use ? [{ ...row, ...use, sessionsPerDay: perDay(use.sessions, use.availableSeconds) }] : [];
  });
  return { month, stationName, rows, hours: [...hours] };
};

const perDay = (sessions: number, seconds: number): number | null =>
  seconds === 0 ? null : (sessions * DAY_S) / seconds;
