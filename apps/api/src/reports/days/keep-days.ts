import { availabilityOf, type Availability } from '@laadpoort/domain/reports/availability';
import { dayOf, daysPeriod, type Period } from '@laadpoort/domain/reports/month';
import { columns } from '#platform/database/columns.ts';
import type { Database } from '#platform/database/database.ts';
import { doEach } from '#platform/jobs/do-each.ts';
import { readFacts } from './read-facts.ts';
import { keepPeaks, type StationOfDays } from './keep-peaks.ts';

type Pool = Pick<Database, 'pool'>;

/** What arrives within them is still counted: chargers send what happened while they were away. */
const DAYS_AGAIN = 3;
/** So far back goes the first time. */
const FIRST_DAYS = 62;
const DAY_MS = 86_400_000;

interface DueStation extends StationOfDays {
  /** Null: none is kept yet. */
  readonly lastDay: string | null;
  readonly createdAt: Date;
}

/**
 * Keeps what readings and events say of each day that is over, of all stations; done again it changes nothing. A station
 * that fails is tried again by the next sweep.
 */
export const keepDays = async (db: Pool, now: Date, onFault: (error: unknown) => void): Promise<void> => {
  const { rows } = await db.pool.query<DueStation>(
    `SELECT station.id, station.account_id AS "accountId", station.time_zone AS "timeZone",
            station.created_at AS "createdAt",
            (SELECT to_char(max(day), 'YYYY-MM-DD') FROM station_day WHERE station_id = station.id) AS "lastDay"
       FROM station`,
  );
  await doEach(rows, (station) => keepDaysOf(db, station, now), onFault);
};

const keepDaysOf = async (db: Pool, station: DueStation, now: Date): Promise<void> => {
  const { timeZone, lastDay } = station;
  const yesterday = dayOf(new Date(now.getTime() - DAY_MS), timeZone);
  // The day after is kept for the first time: then also what has arrived for those before it.
  if (lastDay !== null && lastDay >= yesterday) return;
  const back = lastDay === null ? FIRST_DAYS : DAYS_AGAIN;
  const begin = new Date(
    (lastDay === null ? now : new Date(`${lastDay}T12:00:00Z`)).getTime() - back * DAY_MS,
  );
  const firstDay = dayOf(begin, timeZone);
  const days: string[] = [];
  for (let at = Date.parse(`${firstDay}T00:00:00Z`); at <= Date.parse(`${yesterday}T00:00:00Z`); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  await keepConnectorDays(db, station, days);
  // Last: it says that the days are kept.
  await keepPeaks(db, station, days);
};

interface ConnectorRow {
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly createdAt: Date;
}

type ConnectorDay = Availability & Omit<ConnectorRow, 'createdAt'> & { readonly day: string } & Period;

const CONNECTOR_DAYS = columns<ConnectorDay>({
  charge_point_id: ['uuid', ({ chargePointId }) => chargePointId],
  connector_id: ['int', ({ connectorId }) => connectorId],
  day: ['word', ({ day }) => day],
  day_from: ['timestamptz', ({ from }) => from],
  day_until: ['timestamptz', ({ until }) => until],
  up: ['int', ({ upSeconds }) => Math.round(upSeconds)],
  faulted: ['int', ({ faultedSeconds }) => Math.round(faultedSeconds)],
  offline: ['int', ({ offlineSeconds }) => Math.round(offlineSeconds)],
  planned: ['int', ({ plannedSeconds }) => Math.round(plannedSeconds)],
  unknown: ['int', ({ unknownSeconds }) => Math.round(unknownSeconds)],
});

const KEEP_CONNECTOR_DAYS = `
  INSERT INTO connector_day AS known (account_id, station_id, charge_point_id, connector_id, day, up_seconds,
         faulted_seconds, offline_seconds, planned_seconds, unknown_seconds, starts, failed_starts)
  SELECT ${CONNECTOR_DAYS.parameter(1)}, ${CONNECTOR_DAYS.parameter(2)}::uuid, d.charge_point_id, d.connector_id, d.day::date, d.up, d.faulted, d.offline, d.planned, d.unknown,
         tried.starts, tried.failed
    FROM ${CONNECTOR_DAYS.as('d')}, LATERAL (
      SELECT count(*)::int AS starts, (count(*) FILTER (WHERE state = 'completed' AND energy_wh = 0))::int AS failed
        FROM session s
       WHERE s.charge_point_id = d.charge_point_id AND s.connector_id = d.connector_id
         AND s.started_at >= d.day_from AND s.started_at < d.day_until
    ) tried
  ON CONFLICT (account_id, day, charge_point_id, connector_id) DO UPDATE SET
    up_seconds = EXCLUDED.up_seconds, faulted_seconds = EXCLUDED.faulted_seconds,
    offline_seconds = EXCLUDED.offline_seconds, planned_seconds = EXCLUDED.planned_seconds,
    unknown_seconds = EXCLUDED.unknown_seconds, starts = EXCLUDED.starts, failed_starts = EXCLUDED.failed_starts`;

const keepConnectorDays = async (db: Pool, station: DueStation, days: readonly string[]): Promise<void> => {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return;
  const { rows: connectors } = await db.pool.query<ConnectorRow>(
    `SELECT cp.id AS "chargePointId", connector.connector_id AS "connectorId", cp.created_at AS "createdAt"
       FROM charge_point cp JOIN connector ON connector.charge_point_id = cp.id
      WHERE cp.station_id = $1 AND connector.connector_id > 0`,
    [station.id],
  );
  if (connectors.length === 0) return;
  const ids = [...new Set(connectors.map(({ chargePointId }) => chargePointId))];
  const facts = await readFacts(db, ids, daysPeriod(first, last, station.timeZone));
  const rows = days.flatMap((day) => {
    const period = daysPeriod(day, day, station.timeZone);
    return connectors.flatMap(({ createdAt, ...connector }): ConnectorDay[] => {
      const from = new Date(Math.max(period.from.getTime(), createdAt.getTime()));
      if (from >= period.until) return [];
      const told = facts.get(connector.chargePointId) ?? [];
      const there = { from, until: period.until };
      return [{ ...connector, day, ...period, ...availabilityOf(told, connector.connectorId, there) }];
    });
  });
  await db.pool.query(KEEP_CONNECTOR_DAYS, [...CONNECTOR_DAYS.values(rows), station.accountId, station.id]);
};
