import { addMonths } from '@laadpoort/domain/reports/month';
import type { Database } from '#platform/database/database.ts';
import { IS_UNSETTLED } from './unsettled.ts';

/** Sessions of a page: what all of them need together is read again for each page. */
const PAGE = 20_000;

export interface SessionRow {
  readonly id: number;
  /** Another one after each change of the row: PostgreSQL's xmin. */
  readonly version: string;
  readonly stationId: string;
  readonly stationName: string;
  readonly timeZone: string;
  readonly charger: string;
  readonly connectorId: number;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly stopReceivedAt: Date | null;
  readonly energyWh: string;
  readonly meterStartWh: string;
  readonly meterStopWh: string | null;
  readonly label: string;
  readonly basis: 'excl' | 'incl' | null;
  readonly tariffVersionId: string | null;
  readonly lines: unknown;
  readonly review: string | null;
  readonly isIdle: boolean;
}

const COLUMNS = `
  s.id, s.xmin::text AS version, s.station_id AS "stationId", st.name AS "stationName", st.time_zone AS "timeZone",
  coalesce(cp.serial_number, gone.serial_number, '') AS charger, s.connector_id AS "connectorId",
  s.started_at AS "startedAt", s.ended_at AS "endedAt", s.stop_received_at AS "stopReceivedAt",
  s.energy_wh AS "energyWh", s.meter_start_wh AS "meterStartWh", s.meter_stop_wh AS "meterStopWh",
  coalesce(tp.name, '') AS label, s.vat_basis AS basis, s.tariff_version_id AS "tariffVersionId",
  s.price_lines AS lines, s.review, s.idle_unpriced OR s.idle_since IS NOT NULL AS "isIdle"`;

const FROM = `
  FROM session s JOIN station st ON st.id = s.station_id
  LEFT JOIN charge_point cp ON cp.id = s.charge_point_id
  LEFT JOIN removed_charge_point gone ON gone.id = s.charge_point_id
  LEFT JOIN token_provider tp ON tp.id = s.provider_id`;

/** What an earlier run found not payable is looked at again for a year; then only if support says that it is. */
const IS_GIVEN_UP = `s.ended_at < ($2::timestamp - interval '13 months') AT TIME ZONE st.time_zone
  AND EXISTS (SELECT FROM settlement_exception e WHERE e.session_id = s.id AND e.reason = 'not-payable')
  AND NOT EXISTS (SELECT FROM payable_review r
                   WHERE r.account_id = s.account_id AND r.session_id = s.id AND r.decision = 'pay')`;

/**
 * Sessions of an account that are not settled and ended by the end of the month, by their stations' clocks; in order of
 * their ends, in pages.
 */
export const readUnsettled = async function* (
  { pool }: Pick<Database, 'pool'>,
  accountId: string,
  month: string,
  page = PAGE,
): AsyncGenerator<readonly SessionRow[]> {
  let after: readonly [endedAt: Date, id: number] = [new Date(0), 0];
  for (;;) {
    const { rows } = await pool.query<SessionRow>(
      `SELECT ${COLUMNS} ${FROM}
        WHERE s.account_id = $1 AND ${IS_UNSETTLED} AND s.ended_at < $2::timestamp AT TIME ZONE st.time_zone
          AND (s.ended_at, s.id) > ($3::timestamptz, $4::int) AND NOT (${IS_GIVEN_UP})
        ORDER BY s.ended_at, s.id LIMIT $5`,
      [accountId, `${addMonths(month, 1)}-01`, ...after, page],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < page) return;
    after = [last.endedAt, last.id];
  }
};

/** Sessions by their ids, in the same order. */
export const readSessionsOf = async (
  { pool }: Pick<Database, 'pool'>,
  sessionIds: readonly number[],
): Promise<SessionRow[]> => {
  const { rows } = await pool.query<SessionRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE s.id = ANY($1) ORDER BY s.ended_at, s.id`,
    [sessionIds],
  );
  return rows;
};
