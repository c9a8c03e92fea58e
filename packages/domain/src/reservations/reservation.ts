/**
 * What became of a reservation. `requested`: asked, the charge point's answer is not known (yet); `active`: it holds;
 * `used`: a session began with it; `ended`: the connector broke or went out of service.
 */
export type ReservationState =
  | 'requested'
  | 'active'
  | 'used'
  | 'expired'
  | 'cancelled'
  | 'refused'
  | 'ended';

/** A reservation as decisions see it; its id is the OCPP reservationId. */
export interface Reservation {
  readonly reservationId: number;
  /** 0: any connector of the charge point. */
  readonly connectorId: number;
  /** Canonical, see `cards/id-tag`. */
  readonly idTag: string;
  /** Group of the card: every card of it may use the reservation. */
  readonly parentIdTag: string | null;
  readonly state: ReservationState;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
}

/** Whether it keeps others from the connector, or may do so for all we know. */
export function isStanding({ state }: Pick<Reservation, 'state'>): boolean {
  return state === 'requested' || state === 'active';
}
