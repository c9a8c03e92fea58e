import type pg from 'pg';
import { CLOSABLE_COLUMNS } from '../stop/closable-row.ts';
import { JOIN_NEIGHBOURS } from '../readings/neighbours.ts';
import { JOIN_LAST_SAMPLE } from '../readings/last-sample.ts';
import { toUnmatchedStop, type UnmatchedStopJson } from '../stop/unmatched-stops.ts';
import { type LookedAtRow, type KeptStop, stopOf } from './looked-at-session.ts';

/** Beyond these only a person looks. */
export const SET_ASIDE_DAYS = 30;

const MAX_SESSIONS = 40;

const MAX_STOPS = 50;

const selectFrom = (sessions: string): string => `
  SELECT ${CLOSABLE_COLUMNS}, s.account_id, s.station_id, s.start_received_at, s.stop_received_at, s.stop_reason,
         s.stop_id_tag, s.stop_transaction_id, sampled.at AS sampled_at, sampled.energy_wh AS sampled_wh,
         following.started_at AS following_at, following.meter_start_wh AS following_wh, c.ocpp_status,
         coalesce(s.charge_point_transaction_id, (
           SELECT r.transaction_id FROM set_aside_readings r
            WHERE r.charge_point_id = s.charge_point_id AND r.connector_id = s.connector_id
              AND r.session_id IS NULL AND r.dismissed_at IS NULL AND r.first_at >= s.started_at
              AND r.last_at <= coalesce(following.started_at, 'infinity')
            ORDER BY r.first_at LIMIT 1)) AS own_transaction_id
    FROM (
      ${sessions}
    ) s
    LEFT JOIN connector c ON c.charge_point_id = s.charge_point_id AND c.connector_id = s.connector_id
    LEFT JOIN LATERAL (
      SELECT n.started_at, n.meter_start_wh FROM session n
       WHERE n.charge_point_id = s.charge_point_id AND n.connector_id = s.connector_id
         AND n.started_at > s.started_at
       ORDER BY n.started_at LIMIT 1
    ) following ON true
    LEFT JOIN LATERAL (
      SELECT m.at, m.energy_wh FROM meter_reading m
       WHERE m.charge_point_id = s.charge_point_id AND m.connector_id = s.connector_id
         AND m.at >= s.started_at AND m.at <= coalesce(following.started_at, 'infinity') AND m.session_id = s.id
         AND m.received_at IS DISTINCT FROM s.stop_received_at
       ORDER BY m.at DESC LIMIT 1
    ) sampled ON true
    ${JOIN_NEIGHBOURS}
    ${JOIN_LAST_SAMPLE}`;

/**
 * Sessions that nothing which their charge point sent has ended for certain, newest end first; those that were matched
 * with a stop are looked at for a day. What a person decided stays.
 */
const SESSIONS = selectFrom(`
      SELECT * FROM session WHERE charge_point_id = $1 AND ended_at IS NULL
      UNION ALL (
        SELECT * FROM session
         WHERE charge_point_id = $1 AND ended_at > $2::timestamptz - interval '${SET_ASIDE_DAYS} days'
           AND (review IS NULL OR review = 'open')
           AND (anomalies && ARRAY['implicit_stop', 'presumed_end']
                OR anomalies && ARRAY['matched_stop', 'proposed_stop', 'foreign_stop_id']
                   AND stop_received_at > $2::timestamptz - interval '1 day')
         ORDER BY ended_at DESC LIMIT ${MAX_SESSIONS})`);

const SESSIONS_BY_ID = selectFrom('SELECT * FROM session WHERE id = ANY($1::int[])');

/** Sessions by id, of any charge point. */
export const readLookedAt = async (pool: pg.Pool, ids: readonly number[]): Promise<LookedAtRow[]> => {
  const { rows } = await pool.query<LookedAtRow>(SESSIONS_BY_ID, [ids]);
  return rows;
};

const STOPS = `
  SELECT o.id::text AS id, o.payload, o.received_at AS "receivedAt", o.reason
    FROM unmatched_stop o
   WHERE o.charge_point_id = $1 AND o.session_id IS NULL AND o.dismissed_at IS NULL
     AND o.received_at > $2::timestamptz - interval '${SET_ASIDE_DAYS} days'
   ORDER BY o.received_at DESC LIMIT ${MAX_STOPS}`;

interface StopRow extends UnmatchedStopJson {
  readonly reason: string;
}

export const gatherSetAside = async (
  pool: pg.Pool,
  chargePointId: string,
  now: Date,
): Promise<{ readonly sessions: readonly LookedAtRow[]; readonly stops: readonly KeptStop[] }> => {
  const values = [chargePointId, now];
  const [sessions, stops] = await Promise.all([
    pool.query<LookedAtRow>({ name: 'set-aside-sessions', text: SESSIONS, values }),
    pool.query<StopRow>({ name: 'set-aside-stops', text: STOPS, values }),
  ]);
  return {
    sessions: sessions.rows,
    stops: [...stops.rows.map(keptStop), ...sessions.rows.flatMap((row) => stopOf(row) ?? [])],
  };
};

const keptStop = (row: StopRow): KeptStop => ({
  stopId: row.id,
  fromSessionId: null,
  said: toUnmatchedStop(row),
  isForeign: row.reason === 'foreign-transaction',
});

const STOP_BY_ID = `
  SELECT o.id::text AS id, o.payload, o.received_at AS "receivedAt", o.reason, o.charge_point_id AS "chargePointId"
    FROM unmatched_stop o
   WHERE o.id = $1 AND o.dismissed_at IS NULL AND (o.session_id IS NULL OR o.reason = 'different-repeat')`;

/** One stop that waits; null: there is none of that id any more. */
export const readKeptStop = async (
  pool: pg.Pool,
  id: string,
): Promise<{ readonly stop: KeptStop; readonly chargePointId: string } | null> => {
  const { rows } = await pool.query<StopRow & { chargePointId: string }>(STOP_BY_ID, [id]);
  const [row] = rows;
  return row === undefined ? null : { stop: keptStop(row), chargePointId: row.chargePointId };
};
