import type { Reservation } from '@laadpoort/domain/reservations/reservation';
import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import type { SessionState } from '@laadpoort/domain/sessions/session';
import { REMOTE_START_TIMEOUT_MS } from '@laadpoort/domain/sessions/start/remote-start';
import type { AuthorizationStatus } from '@laadpoort/domain/whitelist/decide-authorization';
import { columns } from '#platform/database/columns.ts';
import { joinLastSample } from '../readings/last-sample.ts';
import { effectiveStart, type StartItem } from './start-item.ts';

/** A start with the key that it is looked for under. */
interface KeyedStart extends StartItem {
  readonly key: string;
}

const SECOND_MS = 1_000;

/** Chargers may send any number for a reservation. */
const storableId = (id: number | null): number | null => (id !== null && Math.abs(id) < 2 ** 31 ? id : null);

const shifted = (at: Date, byMs: number): Date => new Date(at.getTime() + byMs);

export const STARTS = columns<KeyedStart>({
  charge_point_id: ['uuid', ({ chargePointId }) => chargePointId],
  connector_id: ['int', ({ connectorId }) => connectorId],
  id_tag: ['text', ({ idTag }) => idTag],
  start_key: ['text', ({ key }) => key],
  started_at: ['timestamptz', (item) => effectiveStart(item)],
  station_id: ['uuid', ({ stationId }) => stationId],
  second_before: ['timestamptz', (item) => shifted(effectiveStart(item), -SECOND_MS)],
  second_after: ['timestamptz', (item) => shifted(effectiveStart(item), SECOND_MS)],
  reservation_id: ['int', ({ reservationId }) => storableId(reservationId)],
  asked_after: ['timestamptz', (item) => shifted(effectiveStart(item), -REMOTE_START_TIMEOUT_MS)],
});

/** A start may decide about what came before it, or was matched with another session while this one was not known. */
const HAS_SET_ASIDE = `(
  EXISTS (SELECT FROM unmatched_stop o
           WHERE o.charge_point_id = t.charge_point_id AND o.session_id IS NULL AND o.dismissed_at IS NULL)
  OR EXISTS (SELECT FROM set_aside_readings r
              WHERE r.charge_point_id = t.charge_point_id AND r.session_id IS NULL AND r.dismissed_at IS NULL)
  OR EXISTS (SELECT FROM session m
              WHERE m.charge_point_id = t.charge_point_id AND m.ended_at >= t.started_at
                AND m.anomalies && ARRAY['matched_stop', 'proposed_stop', 'foreign_stop_id']))`;

export const GATHER_STARTS = `
  SELECT tariff.id AS tariff_id,
         same.id AS same_id, same.authorization_status AS same_status, same.state AS same_state,
         same.anomalies AS same_anomalies, same.parent_id_tag AS same_parent_id_tag,
         same.start_received_at AS same_received_at, same.ended_at > same.started_at AS same_lasted,
         same.id IS NOT NULL AND EXISTS (
           SELECT FROM session s
            WHERE s.charge_point_id = same.charge_point_id AND s.connector_id = same.connector_id
              AND s.id > same.id AND s.started_at_raw = same.started_at_raw
         ) AS same_time_repeated,
         running.id AS open_id, running.started_at AS open_started_at, running.meter_start_wh AS open_meter_start_wh,
         last_sample.at AS open_last_reading_at, last_sample.register_wh AS open_last_register_wh,
         running.anomalies AS open_anomalies,
         alike.id AS similar_id, alike.authorization_status AS similar_status,
         alike.started_at AS similar_started_at, alike.meter_start_wh AS similar_meter_start_wh,
         alike.ended_at IS NOT NULL OR EXISTS (
           SELECT FROM meter_reading m
            WHERE m.charge_point_id = t.charge_point_id AND m.connector_id = t.connector_id
              AND m.at >= alike.started_at AND m.session_id = alike.id
         ) AS similar_has_later_data,
         alike.parent_id_tag AS similar_parent_id_tag, reserved.list AS reservations, asked.list AS remote_starts,
         ${HAS_SET_ASIDE} AS has_set_aside
    FROM ${STARTS.numberedAs('t')}
    LEFT JOIN session same ON same.start_key = t.start_key
    LEFT JOIN session running ON running.charge_point_id = t.charge_point_id AND running.connector_id = t.connector_id
          AND running.state = 'charging'
    ${joinLastSample('running', 't.started_at')}
    LEFT JOIN LATERAL (
      SELECT s.id, s.authorization_status, s.started_at, s.meter_start_wh, s.ended_at, s.parent_id_tag
        FROM session s
       WHERE s.charge_point_id = t.charge_point_id AND s.connector_id = t.connector_id AND s.id_tag = t.id_tag
         AND s.started_at >= t.second_before AND s.started_at <= t.second_after
       ORDER BY s.started_at DESC, s.id DESC LIMIT 1
    ) alike ON true
    LEFT JOIN LATERAL (
      SELECT v.id FROM tariff_version v WHERE v.station_id = t.station_id AND v.valid_from <= t.started_at
         AND v.cancelled_at IS NULL
       ORDER BY v.valid_from DESC, v.id DESC LIMIT 1
    ) tariff ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('reservationId', r.id, 'connectorId', r.connector_id, 'idTag', r.id_tag,
               'parentIdTag', r.parent_id_tag, 'state', r.state, 'requestedAt', r.requested_at,
               'expiresAt', r.expires_at)) AS list
        FROM reservation r
       WHERE r.charge_point_id = t.charge_point_id AND r.requested_at <= t.second_after
         AND (r.expires_at > t.second_before OR r.id = t.reservation_id)
    ) reserved ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('id', k.id, 'params', k.params, 'requestedAt', k.requested_at)) AS list
        FROM command k
       WHERE k.charge_point_id = t.charge_point_id AND k.requested_at >= t.asked_after
         AND k.action = 'RemoteStartTransaction' AND k.state IN ('sent', 'accepted', 'no-answer', 'unknown')
    ) asked ON true
   ORDER BY t.n`;

/** What it selects. */
export interface StartFactsColumns {
  tariff_id: string | null;
  same_id: number | null;
  same_parent_id_tag: string | null;
  same_status: AuthorizationStatus;
  same_state: SessionState;
  same_anomalies: SessionAnomaly[];
  same_received_at: Date;
  same_lasted: boolean | null;
  same_time_repeated: boolean;
  open_id: number | null;
  open_started_at: Date;
  open_meter_start_wh: string;
  open_last_reading_at: Date | null;
  open_last_register_wh: string | null;
  open_anomalies: SessionAnomaly[];
  similar_id: number | null;
  similar_status: AuthorizationStatus;
  similar_started_at: Date;
  similar_meter_start_wh: string;
  similar_has_later_data: boolean;
  similar_parent_id_tag: string | null;
  reservations: ReservationJson[] | null;
  remote_starts: RemoteStartJson[] | null;
  has_set_aside: boolean;
}

export interface ReservationJson extends Omit<Reservation, 'requestedAt' | 'expiresAt'> {
  readonly requestedAt: string;
  readonly expiresAt: string;
}

export interface RemoteStartJson {
  readonly id: string;
  readonly params: { readonly idTag?: string; readonly connectorId?: number };
  readonly requestedAt: string;
}
