/**
 * The state of a reservation. `requested`: sent, the charge point's answer is not known (yet); `active`: in force;
 * `used`: a session began with it; `ended`: the connector has a fault or went out of service.
 */
export const RESERVATION_STATES = [
  'requested',
  'active',
  'used',
  'expired',
  'cancelled',
  'refused',
  'ended',
] as const;
export type ReservationState = (typeof RESERVATION_STATES)[number];

/** A reservation as the decisions need it; its id is the OCPP reservationId. */
export interface Reservation {
  readonly reservationId: number;
  /** 0: any connector of the charge point. */
  readonly connectorId: number;
  /** Canonical, see `cards/id-tag`. */
  readonly idTag: string;
  /** The card's group: any card in it may use the reservation. */
  readonly parentIdTag: string | null;
  readonly state: ReservationState;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
}

/** Whether it keeps others from using the connector, or may do so as far as we know. */
export const isStanding = ({ state }: Pick<Reservation, 'state'>): boolean => {
  return state === 'requested' || state === 'active';
};
