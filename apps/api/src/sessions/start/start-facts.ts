import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import type { Reservation } from '@laadpoort/domain/reservations/reservation';
import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import type { PendingRemoteStart } from '@laadpoort/domain/sessions/start/remote-start';
import type { SessionState } from '@laadpoort/domain/sessions/session';
import type { OpenOnConnector } from '@laadpoort/domain/sessions/start/implicit-close';
import type { SameKeyStart, SimilarStart } from '@laadpoort/domain/sessions/start/start-transaction';
import type { AuthorizationStatus } from '@laadpoort/domain/whitelist/decide-authorization';

/** The stored facts that concern a start. */
export interface StartFactsRow {
  readonly sameKey: SameKeyStart | null;
  readonly similar: SimilarStart | null;
  readonly openOnConnector: OpenOnConnector | null;
  /** The version in effect at the start. */
  readonly tariffId: string | null;
  readonly reservations: readonly Reservation[];
  readonly remoteStarts: readonly PendingRemoteStart[];
  /** Group of the card that started the existing session. */
  readonly parentIdTag: string | null;
  /** Its charge point has stops or readings of no session, or a stop that may turn out to be of this one. */
  readonly hasSetAside: boolean;
}

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

interface ReservationJson extends Omit<Reservation, 'requestedAt' | 'expiresAt'> {
  readonly requestedAt: string;
  readonly expiresAt: string;
}

interface RemoteStartJson {
  readonly id: string;
  readonly params: { readonly idTag?: string; readonly connectorId?: number };
  readonly requestedAt: string;
}

export const toStartFacts = (row: StartFactsColumns, repetition: number): StartFactsRow => ({
  tariffId: row.tariff_id,
  sameKey: sameKeyOf(row, repetition),
  similar: similarOf(row),
  openOnConnector: openOf(row),
  reservations: (row.reservations ?? []).map(toReservation),
  remoteStarts: (row.remote_starts ?? []).map(toRemoteStart),
  parentIdTag: row.same_parent_id_tag ?? row.similar_parent_id_tag,
  hasSetAside: row.has_set_aside,
});

const toReservation = (row: ReservationJson): Reservation => ({
  ...row,
  requestedAt: new Date(row.requestedAt),
  expiresAt: new Date(row.expiresAt),
});

const toRemoteStart = ({ id, params, requestedAt }: RemoteStartJson): PendingRemoteStart => ({
  commandId: id,
  connectorId: params.connectorId ?? null,
  idTag: canonicalIdTag(params.idTag ?? ''),
  requestedAt: new Date(requestedAt),
});

/** Ended by a stop with our id: the answer to the start, which is where the id comes from, had arrived. */
const sameKeyOf = (row: StartFactsColumns, repetition: number): SameKeyStart | null => {
  if (row.same_id === null) return null;
  const endedWithoutId: readonly SessionAnomaly[] = [
    'implicit_stop',
    'presumed_end',
    'matched_stop',
    'foreign_stop_id',
  ];
  const answerArrived =
    row.same_state === 'completed' && !row.same_anomalies.some((anomaly) => endedWithoutId.includes(anomaly));
  return {
    sessionId: row.same_id,
    answer: row.same_status,
    receivedAt: row.same_received_at,
    answerArrived,
    clockRan: row.same_lasted === true && !row.same_anomalies.includes('clock'),
    timeRepeated: row.same_time_repeated,
    repetition,
  };
};

const similarOf = (row: StartFactsColumns): SimilarStart | null =>
  row.similar_id === null
    ? null
    : {
        sessionId: row.similar_id,
        answer: row.similar_status,
        startedAt: row.similar_started_at,
        meterStartWh: BigInt(row.similar_meter_start_wh),
        hasLaterData: row.similar_has_later_data,
      };

const openOf = (row: StartFactsColumns): OpenOnConnector | null =>
  row.open_id === null
    ? null
    : {
        sessionId: row.open_id,
        startedAt: row.open_started_at,
        meterStartWh: BigInt(row.open_meter_start_wh),
        lastSample:
          row.open_last_reading_at === null || row.open_last_register_wh === null
            ? null
            : { at: row.open_last_reading_at, registerWh: BigInt(row.open_last_register_wh) },
        adopted: row.open_anomalies.includes('adopted'),
      };
