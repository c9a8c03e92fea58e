import { connectorStatus, type Connector } from './connector.ts';
import type { Firmware } from './firmware.ts';

/** Sends StatusNotification for the connector if its status is not what was last reported. */
export async function reportStatus(firmware: Firmware, connector: Connector): Promise<void> {
  const status = connectorStatus(connector);
  const errorCode = connector.fault?.errorCode ?? 'NoError';
  const key = `${status} ${errorCode} ${connector.fault?.vendorErrorCode ?? ''}`;
  if (connector.seen !== key) {
    connector.seen = key;
    firmware.emit({ type: 'status', connectorId: connector.id, status, errorCode });
  }
  if (connector.reported === key || !firmware.registration.registered) return;
  connector.reported = key;
  await sendStatus(firmware, connector);
}

/** After a boot all are reported; after a mere reconnect only what changed meanwhile (OCPP 1.6 section 4.9). */
export async function reportAllStatuses(firmware: Firmware, booted: boolean): Promise<void> {
  if (booted) {
    for (const connector of firmware.connectors) connector.reported = null;
    await sendMainStatus(firmware);
  }
  for (const connector of firmware.connectors) await reportStatus(firmware, connector);
}

/** Connector 0 is the charge point as a whole. */
export async function sendMainStatus(firmware: Firmware): Promise<void> {
  await firmware.link.notify('StatusNotification', {
    connectorId: 0,
    errorCode: 'NoError',
    status: firmware.connectors.every((connector) => connector.inoperative) ? 'Unavailable' : 'Available',
    timestamp: firmware.clock.timestamp(),
  });
}

export async function sendStatus(firmware: Firmware, connector: Connector): Promise<void> {
  const { fault } = connector;
  await firmware.link.notify('StatusNotification', {
    connectorId: connector.id,
    errorCode: fault?.errorCode ?? 'NoError',
    status: connectorStatus(connector),
    timestamp: firmware.clock.timestamp(),
    ...(fault?.info === undefined ? {} : { info: fault.info }),
    ...(fault?.vendorErrorCode === undefined
      ? {}
      : { vendorId: firmware.settings.vendor, vendorErrorCode: fault.vendorErrorCode }),
  });
}
