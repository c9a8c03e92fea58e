import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import { connectorStatus, type Connector, type PresentedCard } from './connector.ts';
import type { Timer } from '../clock.ts';
import type { Device } from '../device.ts';
import type { Later } from '../transactions/remote-control.ts';
import { reportStatus } from './status.ts';

export interface Reservation extends PresentedCard {
  id: number;
  /** 0: one of all connectors. */
  connectorId: number;
  expiry: Timer;
}

/** ReserveNow; the same id replaces the reservation that has it. */
export function reserveNow(
  device: Device,
  request: Request<'ReserveNow'>,
  later: Later,
): Response<'ReserveNow'> {
  const { configuration, reservations } = device;
  if (!configuration.list('SupportedFeatureProfiles').includes('Reservation')) return { status: 'Rejected' };
  const replaced = reservations.get(request.reservationId);
  const status = answerTo(device, request, replaced);
  if (status !== 'Accepted') return { status };
  if (replaced !== undefined) remove(device, replaced);
  const { reservationId: id, connectorId, idTag, parentIdTag } = request;
  const reservation = { id, connectorId, idTag, parentIdTag, expiry: expiryOf(device, request) };
  reservations.set(id, reservation);
  if (connectorId > 0) occupy(device, connectorId, reservation);
  later(() => report(device, [connectorId, replaced?.connectorId ?? 0]));
  return { status };
}

export function cancelReservation(
  device: Device,
  { reservationId }: Request<'CancelReservation'>,
  later: Later,
): Response<'CancelReservation'> {
  const reservation = device.reservations.get(reservationId);
  if (reservation === undefined) return { status: 'Rejected' };
  remove(device, reservation);
  later(() => report(device, [reservation.connectorId]));
  return { status: 'Accepted' };
}

/** Whether the connector is kept for somebody else than this card or its group. */
export function isKeptFromCard(device: Device, connector: Connector, card: PresentedCard): boolean {
  if (connector.use.kind !== 'free' && connector.use.kind !== 'plugged') return false;
  if (connector.reservation !== null) return !isFor(connector.reservation, card);
  const ofAny = [...device.reservations.values()].filter(({ connectorId }) => connectorId === 0);
  if (ofAny.length === 0 || ofAny.some((reservation) => isFor(reservation, card))) return false;
  return device.connectors.filter(isOpen).length <= ofAny.length;
}

/** Takes the reservation that a start uses; null when it uses none. */
export function useReservation(device: Device, connector: Connector, card: PresentedCard): number | null {
  const all = [...device.reservations.values()].filter((reservation) => isFor(reservation, card));
  const used =
    all.find(({ connectorId }) => connectorId === connector.id) ??
    all.find(({ connectorId }) => connectorId === 0);
  if (used === undefined) return null;
  remove(device, used);
  return used.id;
}

/** A fault or ChangeAvailability ends it. */
export function dropReservation(device: Device, connector: Connector): void {
  if (connector.reservation !== null) remove(device, connector.reservation);
}

function answerTo(
  { configuration, clock, connectors, reservations }: Device,
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

function expiryOf(device: Device, { reservationId, expiryDate }: Request<'ReserveNow'>): Timer {
  const { clock, settings } = device;
  // Dates are of real time, timers are not.
  const seconds = ((Date.parse(expiryDate) - Date.parse(clock.timestamp())) / 1000) * settings.timeScale;
  return clock.after(seconds, () => {
    const reservation = device.reservations.get(reservationId);
    if (reservation === undefined) return;
    remove(device, reservation);
    report(device, [reservation.connectorId]);
  });
}

function occupy({ connectors }: Device, connectorId: number, reservation: Reservation): void {
  const connector = connectors[connectorId - 1];
  if (connector !== undefined) connector.reservation = reservation;
}

function remove({ connectors, reservations }: Device, reservation: Reservation): void {
  reservation.expiry.cancel();
  reservations.delete(reservation.id);
  for (const connector of connectors) if (connector.reservation === reservation) connector.reservation = null;
}

function report(device: Device, connectorIds: readonly number[]): void {
  for (const connector of device.connectors)
    if (connectorIds.includes(connector.id)) void reportStatus(device, connector);
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
