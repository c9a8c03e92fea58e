import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { Connector } from './connector.ts';
import type { Device } from '../device.ts';
import type { Later } from '../transactions/remote-control.ts';
import { dropReservation } from './reservations.ts';
import { reportStatus, sendMainStatus } from './status.ts';

/** ChangeAvailability for one connector, or through 0 for all; a running transaction is waited for. */
export function changeAvailability(
  device: Device,
  { connectorId, type }: Request<'ChangeAvailability'>,
  later: Later,
): Response<'ChangeAvailability'> {
  const connectors = device.connectors.filter(({ id }) => connectorId === 0 || id === connectorId);
  if (connectors.length === 0) return { status: 'Rejected' };
  for (const connector of connectors) {
    setInoperative(connector, type === 'Inoperative');
    if (connector.inoperative) dropReservation(device, connector);
  }
  later(() => void report(device, connectorId, connectors));
  return {
    status: connectors.some((connector) => connector.inoperativeAfterwards) ? 'Scheduled' : 'Accepted',
  };
}

function setInoperative(connector: Connector, inoperative: boolean): void {
  connector.inoperativeAfterwards = inoperative && connector.use.kind === 'charging';
  if (!connector.inoperativeAfterwards) connector.inoperative = inoperative;
}

async function report(device: Device, connectorId: number, changed: readonly Connector[]): Promise<void> {
  if (connectorId === 0) await sendMainStatus(device);
  for (const connector of changed) await reportStatus(device, connector);
}
