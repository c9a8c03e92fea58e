import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { Clock } from '../clock.ts';
import type { AfterAnswer, CallHandlers } from '../commands/call-handler.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { connectorStatus, type Connector } from '../connectors/connector.ts';
import type { Reservation } from '../connectors/connector-state.ts';
import type { StatusReporter } from '../connectors/status-reporter.ts';
import { isAvailable, type Reservations } from './reservations.ts';

export interface ReservationHandlerParts {
  clock: Pick<Clock, 'timestamp'>;
  configuration: Pick<Configuration, 'flag' | 'list'>;
  connectors: readonly Connector[];
  reservations: Pick<Reservations, 'add' | 'all' | 'remove'>;
  statuses: Pick<StatusReporter, 'reportChange'>;
  afterAnswer: AfterAnswer;
}

export const reservationHandlers = (
  parts: ReservationHandlerParts,
): CallHandlers<'CancelReservation' | 'ReserveNow'> => {
  const reportLater = (connectorIds: readonly number[]) =>
    parts.afterAnswer(() => {
      for (const connector of parts.connectors)
        if (connectorIds.includes(connector.id)) void parts.statuses.reportChange(connector);
    });
  return {
    /** The same id replaces the reservation that has it. */
    ReserveNow(request) {
      if (!parts.configuration.list('SupportedFeatureProfiles').includes('Reservation'))
        return { status: 'Rejected' };
      const replaced = parts.reservations.all.get(request.reservationId);
      const status = answerTo(parts, request, replaced);
      if (status !== 'Accepted') return { status };
      const { reservationId: id, connectorId, idTag, parentIdTag } = request;
      parts.reservations.add({ id, connectorId, idTag, parentIdTag }, request.expiryDate);
      reportLater([connectorId, replaced?.connectorId ?? 0]);
      return { status };
    },
    CancelReservation({ reservationId }) {
      const reservation = parts.reservations.all.get(reservationId);
      if (reservation === undefined) return { status: 'Rejected' };
      parts.reservations.remove(reservation);
      reportLater([reservation.connectorId]);
      return { status: 'Accepted' };
    },
  };
};

const answerTo = (
  { configuration, clock, connectors, reservations }: ReservationHandlerParts,
  { connectorId, expiryDate }: Request<'ReserveNow'>,
  replaced: Reservation | undefined,
): Response<'ReserveNow'>['status'] => {
  if (Date.parse(expiryDate) <= Date.parse(clock.timestamp())) return 'Rejected';
  if (connectorId === 0) {
    if (!configuration.flag('ReserveConnectorZeroSupported')) return 'Rejected';
    const ofAny = [...reservations.all.values()].filter(
      (one) => one.connectorId === 0 && one !== replaced,
    ).length;
    if (connectors.filter(isAvailable).length > ofAny) return 'Accepted';
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
};
