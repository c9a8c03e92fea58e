import type { RunningState } from '@laadpoort/domain/sessions/session';
import type { EndableFacts } from '@laadpoort/domain/sessions/stop/end-by-person';
import type { ReconcileFacts } from '@laadpoort/domain/sessions/upkeep/reconcile';
import type pg from 'pg';
import { CLOSABLE_COLUMNS, type ClosableRow } from '../stop/closable-row.ts';
import { JOIN_LAST_SAMPLE } from '../readings/last-sample.ts';
import { JOIN_NEIGHBOURS } from '../readings/neighbours.ts';

/** A running session with everything that indicates whether it is still running. */
export interface OpenSessionRow extends ClosableRow {
  state: RunningState;
  account_id: string;
  station_id: string;
  start_received_at: Date;
  connected_since: Date | null;
  disconnected_at: Date | null;
  ocpp_status: string | null;
  status_at: Date | null;
  sample_interval: string | null;
  meter_triggers: number;
  last_meter_trigger_at: Date | null;
  status_trigger_at: Date | null;
  stop_accepted_at: Date | null;
  told_at: Date | null;
}

/**
 * With a slow clock the status would always be older than the evidence; a fast clock was read as the time of receipt.
 * A start that was being stored while its charge point was removed leaves a session that nothing else ends.
 * Commands count from the last evidence on, including those that people sent.
 */
const GATHER = `
  SELECT ${CLOSABLE_COLUMNS}, s.account_id, s.station_id, s.start_received_at, cp.connected_since, cp.disconnected_at,
         c.ocpp_status,
         c.status_at - make_interval(secs => CASE WHEN cp.clock_skew_seconds < -300 THEN cp.clock_skew_seconds ELSE 0 END)
           AS status_at, sampled.value AS sample_interval, asked.meter_triggers,
         asked.last_meter_trigger_at, asked.status_trigger_at, asked.stop_accepted_at, told.last_at AS told_at
    FROM session s
    JOIN charge_point_ever cp ON cp.id = s.charge_point_id
    LEFT JOIN connector c ON c.charge_point_id = s.charge_point_id AND c.connector_id = s.connector_id
    LEFT JOIN configuration_key sampled
           ON sampled.charge_point_id = s.charge_point_id AND sampled.key = 'MeterValueSampleInterval'
    ${JOIN_NEIGHBOURS}
    ${JOIN_LAST_SAMPLE}
    CROSS JOIN LATERAL (
      SELECT max(a.last_at) AS last_at FROM alert a
       WHERE a.charge_point_id = s.charge_point_id AND a.kind = 'silent'
    ) told
    CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE k.params->>'requestedMessage' = 'MeterValues'
                                 AND k.requested_at > coalesce(last_sample.at, s.start_received_at)))::int AS meter_triggers,
             max(k.requested_at) FILTER (WHERE k.params->>'requestedMessage' = 'MeterValues') AS last_meter_trigger_at,
             max(k.requested_at) FILTER (WHERE k.params->>'requestedMessage' = 'StatusNotification')
               AS status_trigger_at,
             min(k.answered_at) FILTER (WHERE k.action = 'RemoteStopTransaction'
                                          AND k.response->>'status' = 'Accepted') AS stop_accepted_at
        FROM command k
       WHERE k.charge_point_id = s.charge_point_id AND k.requested_at >= s.start_received_at
         AND (k.session_id = s.id OR k.action = 'TriggerMessage' AND coalesce(k.connector_id, s.connector_id) = s.connector_id)
    ) asked
   WHERE s.ended_at IS NULL`;

export const readOpenSessions = async (pool: pg.Pool): Promise<OpenSessionRow[]> => {
  const text = `${GATHER} ORDER BY s.id`;
  const { rows } = await pool.query<OpenSessionRow>({ name: 'open-sessions', text });
  return rows;
};

/** One running session; null if it has ended. */
export const readOpenSession = async (pool: pg.Pool, sessionId: number): Promise<OpenSessionRow | null> => {
  const text = `${GATHER} AND s.id = $1`;
  const { rows } = await pool.query<OpenSessionRow>({ name: 'open-session', text, values: [sessionId] });
  return rows[0] ?? null;
};

export const endableFactsOf = (row: OpenSessionRow, now: Date): EndableFacts => ({
  now,
  startedAt: row.started_at,
  lastEvidenceAt: later(row.start_received_at, row.last_reading_at),
  lastSample:
    row.last_reading_at === null
      ? null
      : {
          at: row.last_reading_at,
          registerWh: row.last_register_wh === null ? null : BigInt(row.last_register_wh),
        },
  offlineSince: row.disconnected_at,
  isConnected: row.connected_since !== null && row.disconnected_at === null,
  connectorStatus: row.ocpp_status,
  connectorStatusAt: row.status_at,
});

/** Seconds between meter values if the charger's setting is not known: three missing ones are more than a delay. */
const USUAL_INTERVAL_SECONDS = 300;

export const reconcileFactsOf = (row: OpenSessionRow, now: Date, quiet: boolean): ReconcileFacts => {
  const evidenceAt = later(row.start_received_at, row.last_reading_at);
  const seconds = Number(row.sample_interval);
  return {
    now,
    state: row.state,
    lastEvidenceAt: evidenceAt,
    isStale: row.anomalies.includes('stale'),
    connectedSince: row.connected_since,
    offlineSince: row.disconnected_at,
    connectorStatus: row.ocpp_status,
    connectorStatusAt: row.status_at,
    sampleIntervalSeconds: seconds > 0 ? seconds : USUAL_INTERVAL_SECONDS,
    triggers: row.meter_triggers,
    lastTriggerAt: row.last_meter_trigger_at,
    silenceTold: row.told_at !== null && row.told_at > evidenceAt,
    remoteStopAcceptedAt: row.stop_accepted_at,
    statusAsked:
      row.status_trigger_at !== null &&
      row.stop_accepted_at !== null &&
      row.status_trigger_at > row.stop_accepted_at,
    nextStartedAt: row.state === 'charging' ? null : row.next_started_at,
    quiet,
  };
};

const later = (a: Date, b: Date | null): Date => (b !== null && b > a ? b : a);
