import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { Connector } from '../connectors/connector.ts';
import type { Device } from '../device.ts';
import { sendHeartbeat } from '../wire/registration.ts';
import type { Later } from '../transactions/remote-control.ts';
import { sendMainStatus, sendStatus } from '../connectors/status.ts';
import { readMeter } from '../transactions/transactions.ts';

/** TriggerMessage: the wanted message follows its answer. */
export function trigger(
  device: Device,
  { requestedMessage, connectorId }: Request<'TriggerMessage'>,
  later: Later,
): Response<'TriggerMessage'> {
  if (connectorId !== undefined && connectorId > device.connectors.length) return { status: 'Rejected' };
  const connectors = device.connectors.filter(({ id }) => connectorId === undefined || id === connectorId);
  switch (requestedMessage) {
    case 'BootNotification':
      later(() => void device.registration.boot());
      return { status: 'Accepted' };
    case 'Heartbeat':
      later(() => void sendHeartbeat(device));
      return { status: 'Accepted' };
    case 'StatusNotification':
      later(() => void sendStatuses(device, connectors, connectorId));
      return { status: 'Accepted' };
    case 'MeterValues':
      later(() => void sendReadings(device, connectors));
      return { status: 'Accepted' };
    case 'DiagnosticsStatusNotification':
    case 'FirmwareStatusNotification':
      later(() => void device.link.notify(requestedMessage, { status: 'Idle' }));
      return { status: 'Accepted' };
    default:
      return { status: 'NotImplemented' };
  }
}

async function sendStatuses(
  device: Device,
  connectors: readonly Connector[],
  connectorId: number | undefined,
): Promise<void> {
  if (!connectorId) await sendMainStatus(device);
  for (const connector of connectors) await sendStatus(device, connector);
}

async function sendReadings(device: Device, connectors: readonly Connector[]): Promise<void> {
  for (const connector of connectors) {
    const id = connector.use.kind === 'charging' ? connector.use.transaction.id : null;
    await device.link.notify('MeterValues', {
      connectorId: connector.id,
      ...(id === null ? {} : { transactionId: id }),
      meterValue: [readMeter(device, connector, 'Trigger')],
    });
  }
}
