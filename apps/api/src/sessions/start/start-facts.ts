import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import type { Reservation } from '@laadpoort/domain/reservations/reservation';
import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import type { PendingRemoteStart } from '@laadpoort/domain/sessions/start/remote-start';
import type { OpenOnConnector } from '@laadpoort/domain/sessions/start/implicit-close';
import type { SameKeyStart, SimilarStart } from '@laadpoort/domain/sessions/start/start-transaction';
import type { RemoteStartJson, ReservationJson, StartFactsColumns } from './starts-query.ts';

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
