import { isStanding, type Reservation, type ReservationState } from './reservation.ts';

/** Events that may change a reservation, besides a start that uses it (consume-reservation). */
export type ReservationEvent =
  /** The status of ReserveNow.conf. */
  | { readonly kind: 'answered'; readonly status: string }
  /** A CALLERROR, or it was never sent: the charge point has no such reservation. */
  | { readonly kind: 'not-made' }
  /** The status of CancelReservation.conf. */
  | { readonly kind: 'cancel-answered'; readonly status: string }
  /** Connector 0 is the charge point as a whole. */
  | { readonly kind: 'status'; readonly connectorId: number; readonly status: string }
  | { readonly kind: 'sweep' };

/**
 * The state of a reservation after an event; the same state if the event is none of its business.
 *
 * | event | state |
 * |---|---|
 * | Accepted | `active`, whatever came before it but a use or a cancellation |
 * | Faulted, Occupied, Rejected, Unavailable; a CALLERROR; never sent | `refused`, if it stood |
 * | status Reserved of its connector | `active`: it may come before the answer |
 * | status Faulted or Unavailable of its connector or of the whole charge point | `ended`, once it was active |
 * | cancellation Accepted | `cancelled` |
 * | cancellation Rejected | stands, and expires |
 * | its time is up | `expired` |
 *
 * A reservation whose answer is not known stands until its time is up: the charge point may keep it.
 */
export const followReservation = (
  reservation: Reservation,
  event: ReservationEvent,
  now: Date,
): ReservationState => {
  const { state } = reservation;
  const stands = isStanding(reservation);
  switch (event.kind) {
    case 'answered':
      if (event.status !== 'Accepted') return stands ? 'refused' : state;
      if (state === 'used' || state === 'cancelled') return state;
      return now < reservation.expiresAt ? 'active' : 'expired';
    case 'not-made':
      return state === 'requested' ? 'refused' : state;
    case 'cancel-answered':
      return event.status === 'Accepted' && state !== 'used' ? 'cancelled' : state;
    case 'status':
      return stands ? afterStatus(reservation, event) : state;
    case 'sweep':
      return stands && now >= reservation.expiresAt ? 'expired' : state;
  }
};

const afterStatus = (
  { connectorId, state }: Reservation,
  event: Extract<ReservationEvent, { kind: 'status' }>,
): ReservationState => {
  const isItsOwn = event.connectorId === connectorId;
  if (event.status === 'Reserved') return isItsOwn ? 'active' : state;
  const isOut = event.status === 'Faulted' || event.status === 'Unavailable';
  return isOut && state === 'active' && (isItsOwn || event.connectorId === 0) ? 'ended' : state;
};
