import { connectorStatus, type Connector } from './connector.ts';
import type { Device } from '../device.ts';

/** Sends StatusNotification for the connector if its status is not what was last reported. */
export async function reportStatus(device: Device, connector: Connector): Promise<void> {
  const status = connectorStatus(connector);
  const errorCode = connector.fault?.errorCode ?? 'NoError';
  const key = `${status} ${errorCode} ${connector.fault?.vendorErrorCode ?? ''}`;
  if (connector.seen !== key) {
    connector.seen = key;
    device.emit({ type: 'status', connectorId: connector.id, status, errorCode });
  }
  if (connector.reported === key || !device.registration.registered) return;
  connector.reported = key;
  await sendStatus(device, connector);
}

/** After a boot all are reported; after a mere reconnect only what changed meanwhile (OCPP 1.6 section 4.9). */
export async function reportAllStatuses(device: Device, booted: boolean): Promise<void> {
  if (booted) {
    for (const connector of device.connectors) connector.reported = null;
    await sendMainStatus(device);
  }
  for (const connector of device.connectors) await reportStatus(device, connector);
}

/** Connector 0 is the charge point as a whole. */
export async function sendMainStatus(device: Device): Promise<void> {
  await device.link.notify('StatusNotification', {
    connectorId: 0,
    errorCode: 'NoError',
    status: device.connectors.every((connector) => connector.inoperative) ? 'Unavailable' : 'Available',
    timestamp: device.clock.timestamp(),
  });
}

export async function sendStatus(device: Device, connector: Connector): Promise<void> {
  const { fault } = connector;
  await device.link.notify('StatusNotification', {
    connectorId: connector.id,
    errorCode: fault?.errorCode ?? 'NoError',
    status: connectorStatus(connector),
    timestamp: device.clock.timestamp(),
    ...(fault?.info === undefined ? {} : { info: fault.info }),
    ...(fault?.vendorErrorCode === undefined
      ? {}
      : { vendorId: device.settings.vendor, vendorErrorCode: fault.vendorErrorCode }),
  });
}
