import { isStanding, type Reservation } from './reservation.ts';

/** Why the charge point will probably refuse a reservation; people are told in advance and may insist. */
export type ReservationConflict =
  | 'already-reserved'
  | 'occupied'
  | 'out-of-order'
  | 'faulted'
  | 'any-not-supported';

export interface ReservableConnector {
  readonly connectorId: number;
  /** OCPP 1.6 ChargePointStatus, `null` while unknown. */
  readonly ocppStatus: string | null;
}

const CONFLICT_OF_STATUS: Readonly<Record<string, ReservationConflict>> = {
  Preparing: 'occupied',
  Charging: 'occupied',
  SuspendedEV: 'occupied',
  SuspendedEVSE: 'occupied',
  Finishing: 'occupied',
  Reserved: 'already-reserved',
  Unavailable: 'out-of-order',
  Faulted: 'faulted',
};

export interface ReservationSite {
  readonly connectors: readonly ReservableConnector[];
  /** Of the charge point; only those still in force count. */
  readonly reservations: readonly Reservation[];
  /** False only if the charge point says so (ReserveConnectorZeroSupported). */
  readonly anySupported: boolean;
}

/**
 * What prevents the reservation of a connector, or of any connector with 0, which needs a free one beyond those that
 * other reservations for any connector will take.
 */
export const reservationConflict = (
  connectorId: number,
  { connectors, reservations, anySupported }: ReservationSite,
  now: Date,
): ReservationConflict | null => {
  if (connectorId === 0 && !anySupported) return 'any-not-supported';
  const standing = reservations.filter((one) => isStanding(one) && now < one.expiresAt);
  const ofAny = standing.filter((one) => one.connectorId === 0).length;
  const candidates = connectors.filter((one) => connectorId === 0 || one.connectorId === connectorId);
  const conflicts = candidates.map((one) => conflictAt(one, standing));
  const free = conflicts.filter((conflict) => conflict === null).length;
  if (connectorId === 0)
    return free > ofAny ? null : (conflicts.find((one) => one !== null) ?? 'already-reserved');
  return conflicts[0] ?? (ofAny >= connectors.length ? 'already-reserved' : null);
};

const conflictAt = (
  { connectorId, ocppStatus }: ReservableConnector,
  standing: readonly Reservation[],
): ReservationConflict | null => {
  if (standing.some((one) => one.connectorId === connectorId)) return 'already-reserved';
  return CONFLICT_OF_STATUS[ocppStatus ?? ''] ?? null;
};
