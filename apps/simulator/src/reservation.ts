import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import { connectorStatus, type Connector, type PresentedCard } from './connector.ts';
import type { Timer } from './clock.ts';
import type { Firmware } from './firmware.ts';
import type { Later } from './remote.ts';
import { reportStatus } from './status.ts';

export interface Reservation extends PresentedCard {
  id: number;
  /** 0: one of all connectors. */
  connectorId: number;
  expiry: Timer;
}

/** ReserveNow; the same id replaces the reservation that has it. */
export function reserveNow(
  firmware: Firmware,
  request: Request<'ReserveNow'>,
  later: Later,
): Response<'ReserveNow'> {
  const { configuration, reservations } = firmware;
  if (!configuration.list('SupportedFeatureProfiles').includes('Reservation')) return { status: 'Rejected' };
  const replaced = reservations.get(request.reservationId);
  const status = answerTo(firmware, request, replaced);
  if (status !== 'Accepted') return { status };
  if (replaced !== undefined) remove(firmware, replaced);
  const { reservationId: id, connectorId, idTag, parentIdTag } = request;
  const reservation = { id, connectorId, idTag, parentIdTag, expiry: expiryOf(firmware, request) };
  reservations.set(id, reservation);
  if (connectorId > 0) occupy(firmware, connectorId, reservation);
  later(() => report(firmware, [connectorId, replaced?.connectorId ?? 0]));
  return { status };
}

export function cancelReservation(
  firmware: Firmware,
  { reservationId }: Request<'CancelReservation'>,
  later: Later,
): Response<'CancelReservation'> {
  const reservation = firmware.reservations.get(reservationId);
  if (reservation === undefined) return { status: 'Rejected' };
  remove(firmware, reservation);
  later(() => report(firmware, [reservation.connectorId]));
  return { status: 'Accepted' };
}

/** Whether the connector is kept for somebody else than this card or its group. */
export function isKeptFromCard(firmware: Firmware, connector: Connector, card: PresentedCard): boolean {
  if (connector.use.kind !== 'free' && connector.use.kind !== 'plugged') return false;
  if (connector.reservation !== null) return !isFor(connector.reservation, card);
  const ofAny = [...firmware.reservations.values()].filter(({ connectorId }) => connectorId === 0);
  if (ofAny.length === 0 || ofAny.some((reservation) => isFor(reservation, card))) return false;
  return firmware.connectors.filter(isOpen).length <= ofAny.length;
}

/** Takes the reservation that a start uses; null when it uses none. */
export function useReservation(firmware: Firmware, connector: Connector, card: PresentedCard): number | null {
  const all = [...firmware.reservations.values()].filter((reservation) => isFor(reservation, card));
  const used =
    all.find(({ connectorId }) => connectorId === connector.id) ??
    all.find(({ connectorId }) => connectorId === 0);
  if (used === undefined) return null;
  remove(firmware, used);
  return used.id;
}

/** A fault or ChangeAvailability ends it. */
export function dropReservation(firmware: Firmware, connector: Connector): void {
  if (connector.reservation !== null) remove(firmware, connector.reservation);
}

function answerTo(
  { configuration, clock, connectors, reservations }: Firmware,
  { connectorId, expiryDate }: Request<'ReserveNow'>,
  replaced: Reservation | undefined,
): Response<'ReserveNow'>['status'] {
  if (Date.parse(expiryDate) <= Date.parse(clock.timestamp())) return 'Rejected';
  if (connectorId === 0) {
    if (!configuration.flag('ReserveConnectorZeroSupported')) return 'Rejected';
    const ofAny = [...reservations.values()].filter(
      (one) => one.connectorId === 0 && one !== replaced,
    ).length;
    if (connectors.filter(isOpen).length > ofAny) return 'Accepted';
  }
  const statuses = connectors
    .filter(({ id }) => connectorId === 0 || id === connectorId)
    .map((connector) =>
      connector.reservation === replaced && replaced ? 'Available' : connectorStatus(connector),
    );
  if (statuses.length === 0) return 'Rejected';
  if (connectorId > 0 && statuses.includes('Available')) return 'Accepted';
  if (statuses.every((status) => status === 'Faulted')) return 'Faulted';
  return statuses.every((status) => status === 'Unavailable') ? 'Unavailable' : 'Occupied';
}

function expiryOf(firmware: Firmware, { reservationId, expiryDate }: Request<'ReserveNow'>): Timer {
  const { clock, settings } = firmware;
  // Dates are of real time, timers are not.
  const seconds = ((Date.parse(expiryDate) - Date.parse(clock.timestamp())) / 1000) * settings.timeScale;
  return clock.after(seconds, () => {
    const reservation = firmware.reservations.get(reservationId);
    if (reservation === undefined) return;
    remove(firmware, reservation);
    report(firmware, [reservation.connectorId]);
  });
}

function occupy({ connectors }: Firmware, connectorId: number, reservation: Reservation): void {
  const connector = connectors[connectorId - 1];
  if (connector !== undefined) connector.reservation = reservation;
}

function remove({ connectors, reservations }: Firmware, reservation: Reservation): void {
  reservation.expiry.cancel();
  reservations.delete(reservation.id);
  for (const connector of connectors) if (connector.reservation === reservation) connector.reservation = null;
}

function report(firmware: Firmware, connectorIds: readonly number[]): void {
  for (const connector of firmware.connectors)
    if (connectorIds.includes(connector.id)) void reportStatus(firmware, connector);
}

function isOpen(connector: Connector): boolean {
  return connectorStatus(connector) === 'Available';
}

/** Id tags are CiString20Type: case does not matter. */
function isFor(reservation: PresentedCard, { idTag, parentIdTag }: PresentedCard): boolean {
  const group = reservation.parentIdTag?.toLowerCase();
  if (reservation.idTag.toLowerCase() === idTag.toLowerCase()) return true;
  return group !== undefined && (group === parentIdTag?.toLowerCase() || group === idTag.toLowerCase());
}
