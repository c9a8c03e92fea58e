import type { Fault, FaultsReport } from '@laadpoort/contract/reports/faults';
import { monthPeriod } from '@laadpoort/domain/reports/month';
import { faultMeaning } from '@laadpoort/domain/stations/fault-meaning';
import type { Database } from '#platform/database/database.ts';
import { pageOf, type TimedPageEnd } from '#platform/http/page-cursor.ts';
import type { MonthAsked } from '../frame/month-asked.ts';

type Pool = Pick<Database, 'pool'>;

/** As in the index. */
const IS_FAULT = (event: string) =>
  `${event}.kind = 'status' AND (${event}.detail->>'status' = 'Faulted' OR ${event}.detail->>'errorCode' <> 'NoError')`;
const CODE = (event: string) => `coalesce(${event}.detail->>'errorCode', 'NoError')`;
/** A connector that repeats its fault has still the one fault. */
const BEGINS = `NOT EXISTS (
    SELECT FROM (
      SELECT before.* FROM charge_point_event before
       WHERE before.charge_point_id = event.charge_point_id AND before.kind = 'status'
         AND before.connector_id = event.connector_id
         AND (before.received_at, before.id) < (event.received_at, event.id)
       ORDER BY before.received_at DESC, before.id DESC LIMIT 1
    ) last WHERE ${IS_FAULT('last')} AND ${CODE('last')} = ${CODE('event')}
  )`;

const FAULTS = `
  SELECT event.*, cp.serial_number, cp.vendor, station.id AS station_id, station.name AS station_name, station.time_zone
    FROM charge_point_ever cp
    JOIN station ON station.id = cp.station_id
    JOIN charge_point_event event ON event.charge_point_id = cp.id
   WHERE cp.account_id = $1 AND ($2::uuid IS NULL OR station.id = $2) AND ${IS_FAULT('event')}
     AND event.received_at >= $3 AND event.received_at < $4
     AND to_char(event.received_at AT TIME ZONE station.time_zone, 'YYYY-MM') = $5 AND ${BEGINS}`;

const PAGE = `
  SELECT fault.id, fault.station_id AS "stationId", fault.station_name AS "stationName", fault.time_zone AS "timeZone",
         fault.charge_point_id AS "chargePointId", fault.serial_number AS "serialNumber", fault.vendor,
         coalesce(fault.connector_id, 0) AS "connectorId", fault.received_at AS "receivedAt",
         greatest(least(fault.at, fault.received_at), fault.received_at - interval '1 day') AS at,
         ended.at AS "endedAt", fault.detail->>'status' AS status, ${CODE('fault')} AS "errorCode",
         fault.detail->>'vendorErrorCode' AS "vendorErrorCode", fault.detail->>'info' AS info, done.action,
         before.times AS "timesBefore"
    FROM (SELECT * FROM (${FAULTS}) found
           WHERE $6::timestamptz IS NULL OR (found.received_at, found.id) < ($6, $7::bigint)
           ORDER BY found.received_at DESC, found.id DESC LIMIT $8) fault
    LEFT JOIN LATERAL (
      SELECT event.received_at AS at FROM charge_point_event event
       WHERE event.charge_point_id = fault.charge_point_id AND event.kind = 'status'
         AND event.connector_id = fault.connector_id
         AND (event.received_at, event.id) > (fault.received_at, fault.id) AND NOT (${IS_FAULT('event')})
       ORDER BY event.received_at, event.id LIMIT 1
    ) ended ON true
    LEFT JOIN LATERAL (
      SELECT command.action FROM command
       WHERE command.charge_point_id = fault.charge_point_id AND command.requested_at >= fault.received_at
         AND command.requested_at < coalesce(ended.at, 'infinity') AND command.requested_by_role <> 'system'
       ORDER BY command.requested_at LIMIT 1
    ) done ON true
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS times FROM charge_point_event event
       WHERE event.charge_point_id = fault.charge_point_id AND ${IS_FAULT('event')}
         AND event.connector_id = fault.connector_id AND ${CODE('event')} = ${CODE('fault')}
         AND event.received_at >= fault.received_at - interval '30 days'
         AND (event.received_at, event.id) < (fault.received_at, fault.id) AND ${BEGINS}
    ) before
   ORDER BY fault.received_at DESC, fault.id DESC`;

type Row = Omit<Fault, 'at' | 'endedAt' | 'meaning'> & {
  readonly vendor: string | null;
  readonly at: Date;
  readonly endedAt: Date | null;
  readonly receivedAt: Date;
};

const DAY_MS = 86_400_000;

const valuesOf = (accountId: string, { month, stationId }: MonthAsked): unknown[] => {
  const { from, until } = monthPeriod(month, 'UTC');
  // The clocks of stations are less than a day from UTC's.
  const around = [new Date(from.getTime() - DAY_MS), new Date(until.getTime() + DAY_MS)];
  return [accountId, stationId ?? null, ...around, month];
};

/** Faults that were reported in a month of their station's clock, the latest first, from after an end of a page on. */
export const readFaults = async (
  { pool }: Pool,
  accountId: string,
  asked: MonthAsked,
  { end, limit }: { readonly end: TimedPageEnd | null; readonly limit: number },
): Promise<Pick<FaultsReport, 'rows' | 'nextCursor'>> => {
  const { rows } = await pool.query<Row>(PAGE, [
    ...valuesOf(accountId, asked),
    end?.at ?? null,
    end?.id ?? null,
    limit + 1,
  ]);
  const { page, nextCursor } = pageOf(rows, limit, ({ receivedAt, id }) => ({ at: receivedAt, id }));
  return {
    nextCursor,
    rows: page.map(({ receivedAt: _receivedAt, vendor, ...row }) => ({
      ...row,
      at: row.at.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      meaning: faultMeaning({ ...row, vendor }),
    })),
  };
};

/** How many there are of each code, the most frequent first. */
export const readFaultCodes = async (
  { pool }: Pool,
  accountId: string,
  asked: MonthAsked,
): Promise<FaultsReport['byCode']> => {
  const { rows } = await pool.query<FaultsReport['byCode'][number]>(
    `SELECT ${CODE('fault')} AS "errorCode", count(*)::int AS faults FROM (${FAULTS}) fault
      GROUP BY 1 ORDER BY 2 DESC, 1`,
    valuesOf(accountId, asked),
  );
  return rows;
};
