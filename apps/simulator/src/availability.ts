import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import type { Connector } from './connector.ts';
import type { Firmware } from './firmware.ts';
import type { Later } from './remote.ts';
import { dropReservation } from './reservation.ts';
import { reportStatus, sendMainStatus } from './status.ts';

/** ChangeAvailability for one connector, or through 0 for all; a running transaction is waited for. */
export function changeAvailability(
  firmware: Firmware,
  { connectorId, type }: Request<'ChangeAvailability'>,
  later: Later,
): Response<'ChangeAvailability'> {
  const connectors = firmware.connectors.filter(({ id }) => connectorId === 0 || id === connectorId);
  if (connectors.length === 0) return { status: 'Rejected' };
  for (const connector of connectors) {
    setInoperative(connector, type === 'Inoperative');
    if (connector.inoperative) dropReservation(firmware, connector);
  }
  later(() => void report(firmware, connectorId, connectors));
  return {
    status: connectors.some((connector) => connector.inoperativeAfterwards) ? 'Scheduled' : 'Accepted',
  };
}

function setInoperative(connector: Connector, inoperative: boolean): void {
  connector.inoperativeAfterwards = inoperative && connector.use.kind === 'charging';
  if (!connector.inoperativeAfterwards) connector.inoperative = inoperative;
}

async function report(firmware: Firmware, connectorId: number, changed: readonly Connector[]): Promise<void> {
  if (connectorId === 0) await sendMainStatus(firmware);
  for (const connector of changed) await reportStatus(firmware, connector);
}
