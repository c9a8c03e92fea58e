import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import { isRevisable } from '@laadpoort/domain/sessions/session';
import type { LookedAtSession } from '@laadpoort/domain/sessions/stop/look-again';
import type { Placement } from '@laadpoort/domain/sessions/stop/place-stops';
import type pg from 'pg';
import { CLOSABLE_COLUMNS, type ClosableRow } from '../stop/complete-session.ts';
import { JOIN_NEIGHBOURS } from '../readings/neighbours.ts';
import { JOIN_LAST_SAMPLE } from '../readings/last-sample.ts';
import { toUnmatchedStop, type SaidByStop, type UnmatchedStopJson } from '../stop/unmatched-stops.ts';

/** A session that stops without a session of their own may end, or have ended. */
export interface LookedAtRow extends ClosableRow {
  account_id: string;
  station_id: string;
  start_received_at: Date;
  stop_received_at: Date | null;
  stop_reason: string | null;
  stop_id_tag: string | null;
  stop_transaction_id: string | null;
  own_transaction_id: string | null;
  sampled_at: Date | null;
  sampled_wh: string | null;
  following_at: Date | null;
  following_wh: string | null;
  ocpp_status: string | null;
}

/** A stop that named no session of its charge point. */
export interface KeptStop {
  /** Of the row in which it is kept; negative: of the session that it was matched with. */
  readonly stopId: string;
  readonly fromSessionId: number | null;
  readonly said: SaidByStop;
  readonly isForeign: boolean;
}

/** Beyond these only a person looks. */
const DAYS = 30;
const MAX_SESSIONS = 40;
const MAX_STOPS = 50;

const WAITING = `
  SELECT cp.id FROM charge_point cp
   WHERE cp.id = ANY($1::uuid[])
     AND (EXISTS (SELECT FROM orphan_stop o
                   WHERE o.charge_point_id = cp.id AND o.session_id IS NULL AND o.dismissed_at IS NULL)
          OR EXISTS (SELECT FROM set_aside_readings r
                      WHERE r.charge_point_id = cp.id AND r.session_id IS NULL AND r.dismissed_at IS NULL))`;

/** Those of the charge points that have stops or readings of no session; nothing is decided of removed ones. */
export const withSomethingSetAside = async (
  pool: pg.Pool,
  chargePointIds: readonly string[],
): Promise<string[]> => {
  const values = [[...new Set(chargePointIds)]];
  const { rows } = await pool.query<{ id: string }>({ name: 'set-aside-waiting', text: WAITING, values });
  return rows.map(({ id }) => id);
};

const FIND = `
  SELECT o.charge_point_id AS id FROM orphan_stop o
   WHERE o.session_id IS NULL AND o.dismissed_at IS NULL AND o.received_at > $1::timestamptz - interval '${DAYS} days'
     AND EXISTS (SELECT FROM session s WHERE s.charge_point_id = o.charge_point_id AND s.ended_at IS NULL)
   UNION
  SELECT r.charge_point_id FROM set_aside_readings r
   WHERE r.session_id IS NULL AND r.dismissed_at IS NULL AND r.received_at > $1::timestamptz - interval '1 day'`;

/** Charge points at which time alone may decide. */
export const findSetAside = async (pool: pg.Pool, now: Date): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>({ name: 'find-set-aside', text: FIND, values: [now] });
  return rows.map(({ id }) => id);
};

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
         WHERE charge_point_id = $1 AND ended_at > $2::timestamptz - interval '${DAYS} days'
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
    FROM orphan_stop o
   WHERE o.charge_point_id = $1 AND o.session_id IS NULL AND o.dismissed_at IS NULL
     AND o.received_at > $2::timestamptz - interval '${DAYS} days'
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
    FROM orphan_stop o
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

const isMatched = ({ anomalies }: LookedAtRow): boolean =>
  (['matched_stop', 'proposed_stop', 'foreign_stop_id'] satisfies SessionAnomaly[]).some((mark) =>
    anomalies.includes(mark),
  );

/** Ids of stops that a session has are told apart from those of kept ones by their sign. */
const idOfStopOf = ({ id }: LookedAtRow): string => `-${id}`;

/** The stop that a session was matched with; null: it ended otherwise, or with a stop of its own. */
export const stopOf = (row: LookedAtRow): KeptStop | null => {
  const { ended_at: stoppedAt, stop_received_at: receivedAt, stop_id_tag: idTag } = row;
  if (stoppedAt === null || receivedAt === null || !isMatched(row)) return null;
  const meterStopWh = row.meter_stop_wh === null ? null : BigInt(row.meter_stop_wh);
  return {
    stopId: idOfStopOf(row),
    fromSessionId: row.id,
    isForeign: row.anomalies.includes('foreign_stop_id'),
    said: {
      transactionIdRaw: row.stop_transaction_id,
      idTag,
      meterStopWh,
      stoppedAt,
      clockCorrected: row.anomalies.includes('clock_corrected'),
      stoppedAtRaw: null,
      reason: row.stop_reason ?? 'Local',
      readings: [],
      receivedAt,
    },
  };
};

const IN_SESSION: readonly (string | null)[] = ['Charging', 'SuspendedEV', 'SuspendedEVSE'];

export const lookedAt = (row: LookedAtRow): LookedAtSession => {
  const { following_at: followingAt, sampled_at: sampledAt } = row;
  return {
    sessionId: row.id,
    connectorId: row.connector_id,
    idTag: row.id_tag,
    parentIdTag: row.parent_id_tag,
    chargePointTransactionId: row.own_transaction_id,
    isRunning: row.state !== 'completed',
    isPresumedEnded:
      row.state === 'completed' && row.anomalies.includes('presumed_end') && isRevisable(row.anomalies),
    startedAt: row.started_at,
    startReceivedAt: row.start_received_at,
    meterStartWh: BigInt(row.meter_start_wh),
    lastSample: sampledAt === null ? null : { at: sampledAt, registerWh: bigintOf(row.sampled_wh) },
    next:
      followingAt === null
        ? null
        : { startedAt: followingAt, meterStartWh: bigintOf(row.following_wh) ?? 0n },
    isInSession: row.state === 'charging' && IN_SESSION.includes(row.ocpp_status),
    endedBy: endedBy(row),
  };
};

const bigintOf = (value: string | null): bigint | null => (value === null ? null : BigInt(value));

const endedBy = (row: LookedAtRow): Omit<Placement, 'sessionId'> | null => {
  if (stopOf(row) === null) return null;
  const certainty = row.anomalies.includes('proposed_stop') ? 'likeliest' : 'only';
  return { stopId: idOfStopOf(row), certainty };
};
