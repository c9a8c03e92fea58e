import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { Connector } from './connector.ts';
import type { Firmware } from './firmware.ts';
import { sendHeartbeat } from './registration.ts';
import type { Later } from './remote.ts';
import { sendMainStatus, sendStatus } from './status.ts';
import { readMeter } from './transaction.ts';

/** TriggerMessage: the wanted message follows its answer. */
export function trigger(
  firmware: Firmware,
  { requestedMessage, connectorId }: Request<'TriggerMessage'>,
  later: Later,
): Response<'TriggerMessage'> {
  if (connectorId !== undefined && connectorId > firmware.connectors.length) return { status: 'Rejected' };
  const connectors = firmware.connectors.filter(({ id }) => connectorId === undefined || id === connectorId);
  switch (requestedMessage) {
    case 'BootNotification':
      later(() => void firmware.registration.boot());
      return { status: 'Accepted' };
    case 'Heartbeat':
      later(() => void sendHeartbeat(firmware));
      return { status: 'Accepted' };
    case 'StatusNotification':
      later(() => void sendStatuses(firmware, connectors, connectorId));
      return { status: 'Accepted' };
    case 'MeterValues':
      later(() => void sendReadings(firmware, connectors));
      return { status: 'Accepted' };
    case 'DiagnosticsStatusNotification':
    case 'FirmwareStatusNotification':
      later(() => void firmware.link.notify(requestedMessage, { status: 'Idle' }));
      return { status: 'Accepted' };
    default:
      return { status: 'NotImplemented' };
  }
}

async function sendStatuses(
  firmware: Firmware,
  connectors: readonly Connector[],
  connectorId: number | undefined,
): Promise<void> {
  if (!connectorId) await sendMainStatus(firmware);
  for (const connector of connectors) await sendStatus(firmware, connector);
}

async function sendReadings(firmware: Firmware, connectors: readonly Connector[]): Promise<void> {
  for (const connector of connectors) {
    const id = connector.use.kind === 'charging' ? connector.use.transaction.id : null;
    await firmware.link.notify('MeterValues', {
      connectorId: connector.id,
      ...(id === null ? {} : { transactionId: id }),
      meterValue: [readMeter(firmware, connector, 'Trigger')],
    });
  }
}
