import type { Clock, Timer } from '../clock.ts';
import { connectorStatus, type Connector } from '../connectors/connector.ts';
import type { PresentedCard, Reservation } from '../connectors/connector-state.ts';
import type { StatusReporter } from '../connectors/status-reporter.ts';
import type { Settings } from '../settings.ts';

/** The reservations of one charge point. */
export interface Reservations {
  readonly all: ReadonlyMap<number, Reservation>;
  /** In the place of the one that has the same id. */
  add(reservation: Omit<Reservation, 'expiry'>, expiryDate: string): void;
  remove(reservation: Reservation): void;
  /** Whether the connector is kept for somebody else than this card or its group. */
  isKeptFrom(connector: Connector, card: PresentedCard): boolean;
  /** Takes the id of the reservation that a start uses; null when it uses none. */
  use(connector: Connector, card: PresentedCard): number | null;
  /** A fault or ChangeAvailability ends it. */
  drop(connector: Connector): void;
}

interface ReservationParts {
  settings: Pick<Settings, 'timeScale'>;
  clock: Pick<Clock, 'after' | 'timestamp'>;
  connectors: readonly Connector[];
  statuses: Pick<StatusReporter, 'reportChange'>;
}

export const createReservations = (parts: ReservationParts): Reservations => {
  const { connectors } = parts;
  const all = new Map<number, Reservation>();
  const reservations: Reservations = {
    all,
    add(requested, expiryDate) {
      const replaced = all.get(requested.id);
      if (replaced !== undefined) reservations.remove(replaced);
      const reservation = { ...requested, expiry: expiryOf(parts, reservations, requested.id, expiryDate) };
      all.set(requested.id, reservation);
      const connector = connectors[requested.connectorId - 1];
      if (connector !== undefined) connector.reservation = reservation;
    },
    remove(reservation) {
      reservation.expiry.cancel();
      all.delete(reservation.id);
      for (const connector of connectors)
        if (connector.reservation === reservation) connector.reservation = null;
    },
    isKeptFrom(connector, card) {
      if (connector.use.kind !== 'free' && connector.use.kind !== 'plugged') return false;
      if (connector.reservation !== null) return !isFor(connector.reservation, card);
      const ofAny = [...all.values()].filter(({ connectorId }) => connectorId === 0);
      if (ofAny.length === 0 || ofAny.some((reservation) => isFor(reservation, card))) return false;
      return connectors.filter(isAvailable).length <= ofAny.length;
    },
    use(connector, card) {
      const fitting = [...all.values()].filter((reservation) => isFor(reservation, card));
      const used =
        fitting.find(({ connectorId }) => connectorId === connector.id) ??
        fitting.find(({ connectorId }) => connectorId === 0);
      if (used === undefined) return null;
      reservations.remove(used);
      return used.id;
    },
    drop(connector) {
      if (connector.reservation !== null) reservations.remove(connector.reservation);
    },
  };
  return reservations;
};

const expiryOf = (
  { clock, connectors, settings, statuses }: ReservationParts,
  reservations: Pick<Reservations, 'all' | 'remove'>,
  reservationId: number,
  expiryDate: string,
): Timer => {
  // Dates are of real time, timers are not.
  const seconds = ((Date.parse(expiryDate) - Date.parse(clock.timestamp())) / 1000) * settings.timeScale;
  return clock.after(seconds, () => {
    const reservation = reservations.all.get(reservationId);
    if (reservation === undefined) return;
    reservations.remove(reservation);
    for (const connector of connectors)
      if (connector.id === reservation.connectorId) void statuses.reportChange(connector);
  });
};

export const isAvailable = (connector: Connector): boolean => connectorStatus(connector) === 'Available';

/** Id tags are CiString20Type: case does not matter. */
const isFor = (reservation: PresentedCard, { idTag, parentIdTag }: PresentedCard): boolean => {
  const group = reservation.parentIdTag?.toLowerCase();
  if (reservation.idTag.toLowerCase() === idTag.toLowerCase()) return true;
  return group !== undefined && (group === parentIdTag?.toLowerCase() || group === idTag.toLowerCase());
};
