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

export interface ReservationJson extends Omit<Reservation, 'requestedAt' | 'expiresAt'> {
  readonly requestedAt: string;
  readonly expiresAt: string;
}

export interface RemoteStartJson {
  readonly id: string;
  readonly params: { readonly idTag?: string; readonly connectorId?: number };
  readonly requestedAt: string;
}
