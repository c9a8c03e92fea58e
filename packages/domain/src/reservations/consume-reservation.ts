import { isStanding, type Reservation } from './reservation.ts';

/** What matters about a start for reservations. */
export interface StartOnConnector {
  readonly connectorId: number;
  /** Canonical, see `cards/id-tag`. */
  readonly idTag: string;
  /** Group of the starting card, `null` if it has none. */
  readonly parentIdTag: string | null;
  /** As the charge point named it, `null` if it named none. */
  readonly reservationId: number | null;
  readonly startedAt: Date;
}

export interface ReservationUse {
  readonly reservationId: number;
  /** The charge point used it for a card it was not made for: the session is flagged, nothing else. */
  readonly mismatch: boolean;
}

/**
 * Which reservation a start uses up, if any.
 *
 * | start | reservation | use |
 * |---|---|---|
 * | names an id | of the charge point, not used or cancelled before | that one; `mismatch` unless it was for the card |
 * | names none | stood at the start, for this card or its group, on this connector or any | that one, of the connector first |
 * @param reservations of the start's charge point; a late start may find its own one expired meanwhile
 */
export const consumeReservation = (
  start: StartOnConnector,
  reservations: readonly Reservation[],
): ReservationUse | null => {
  const named = reservations.find(({ reservationId }) => reservationId === start.reservationId);
  if (named !== undefined && named.state !== 'used' && named.state !== 'cancelled') {
    return { reservationId: named.reservationId, mismatch: !isFor(named, start) };
  }
  const [use] = reservations
    .filter((reservation) => stoodAt(reservation, start.startedAt) && isFor(reservation, start))
    .filter(({ connectorId }) => connectorId === 0 || connectorId === start.connectorId)
    .toSorted((a, b) => b.connectorId - a.connectorId || a.expiresAt.getTime() - b.expiresAt.getTime());
  return use === undefined ? null : { reservationId: use.reservationId, mismatch: false };
};

/** For this card, for its group, or with the group's own number (some firmware starts with that). */
const isFor = (reservation: Reservation, { idTag, parentIdTag }: StartOnConnector): boolean => {
  const { idTag: reservedFor, parentIdTag: group } = reservation;
  return reservedFor === idTag || (group !== null && (group === parentIdTag || group === idTag));
};

const stoodAt = (reservation: Reservation, at: Date): boolean => {
  const { state, requestedAt, expiresAt } = reservation;
  return (isStanding(reservation) || state === 'expired') && requestedAt <= at && at < expiresAt;
};
