import type { OwnerCommandRequest } from '@laadpoort/contract/commands/requests';
import type { ChargePoint, Connector } from '@laadpoort/contract/charge-points/charge-point';

/** A button of the operation page: its name, the request it sends, and the running sessions it affects. */
export interface Operation {
  readonly name:
    | 'hardReset'
    | 'softReset'
    | 'outOfOrder'
    | 'backInService'
    | 'unlock'
    | 'start'
    | 'stop'
    | 'readConfiguration'
    | 'clearCache'
    | 'askStatus';
  readonly request: OwnerCommandRequest;
  readonly connectorId: number | null;
  readonly hits: readonly Connector[];
}

const running = ({ connectors }: ChargePoint) => connectors.filter(({ session }) => session !== null);

const whole = (
  name: Operation['name'],
  request: OwnerCommandRequest,
  hits: readonly Connector[] = [],
): Operation => ({ name, request, connectorId: null, hits });

/** Operations on the whole charger; connector 0 is the charger itself. */
export const deviceOperations = (device: ChargePoint) => {
  const outOfOrder = device.connectors.every((connector) => connector.outOfOrder);
  return {
    availability: outOfOrder
      ? whole('backInService', { action: 'ChangeAvailability', connectorId: 0, type: 'Operative' })
      : whole(
          'outOfOrder',
          { action: 'ChangeAvailability', connectorId: 0, type: 'Inoperative' },
          running(device),
        ),
    hardReset: whole('hardReset', { action: 'Reset', type: 'Hard' }, running(device)),
    softReset: whole('softReset', { action: 'Reset', type: 'Soft' }, running(device)),
    more: [
      whole('askStatus', { action: 'TriggerMessage', requestedMessage: 'StatusNotification' }),
      whole('readConfiguration', { action: 'GetConfiguration' }),
      whole('clearCache', { action: 'ClearCache' }),
    ],
  };
};

/** Operations on one charging point, limited to those that make sense in its state. */
export const connectorOperations = (connector: Connector): Operation[] => {
  const { connectorId, session, outOfOrder, fixedCable } = connector;
  const hits = session ? [connector] : [];
  const on = (
    name: Operation['name'],
    request: OwnerCommandRequest,
    hits: readonly Connector[],
  ): Operation => ({
    name,
    request,
    connectorId,
    hits,
  });
  return [
    session
      ? on('stop', { action: 'RemoteStopTransaction', sessionId: session.id }, hits)
      : on('start', { action: 'RemoteStartTransaction', connectorId, idTag: '' }, []),
    ...(fixedCable ? [] : [on('unlock', { action: 'UnlockConnector', connectorId }, hits)]),
    outOfOrder
      ? on('backInService', { action: 'ChangeAvailability', connectorId, type: 'Operative' }, [])
      : on('outOfOrder', { action: 'ChangeAvailability', connectorId, type: 'Inoperative' }, hits),
  ];
};
