import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import { authorize } from '../authorization/authorization.ts';
import { presentCard } from '../connectors/card-reader.ts';
import { connectorStatus, type Connector } from '../connectors/connector.ts';
import type { Device } from '../device.ts';
import { isKeptFromCard } from '../connectors/reservations.ts';
import { install } from '../smart-charging/charging-profiles.ts';
import { stopTransaction } from './transactions.ts';

/** Runs an action when the answer to the command is out. */
export type Later = (action: () => void) => void;

/** RemoteStartTransaction: on the named connector, or on the first that can. */
export function remoteStart(
  device: Device,
  { connectorId, idTag, chargingProfile }: Request<'RemoteStartTransaction'>,
  later: Later,
): Response<'RemoteStartTransaction'> {
  const connector = device.connectors.find(
    (candidate) =>
      (connectorId === undefined || candidate.id === connectorId) &&
      canStart(candidate) &&
      !isKeptFromCard(device, candidate, { idTag, parentIdTag: undefined }),
  );
  if (connector === undefined || !device.registration.registered) return { status: 'Rejected' };
  if (chargingProfile && !install(device, { connectorId: connector.id, profile: chargingProfile }, true))
    return { status: 'Rejected' };
  later(() => void start(device, connector, idTag));
  return { status: 'Accepted' };
}

export function remoteStop(
  device: Device,
  { transactionId }: Request<'RemoteStopTransaction'>,
  later: Later,
): Response<'RemoteStopTransaction'> {
  const connector = device.connectors.find(
    ({ use }) => use.kind === 'charging' && use.transaction.id === transactionId,
  );
  if (connector === undefined) return { status: 'Rejected' };
  later(() => stopTransaction(device, connector, 'Remote'));
  return { status: 'Accepted' };
}

async function start(device: Device, connector: Connector, idTag: string): Promise<void> {
  if (!device.configuration.flag('AuthorizeRemoteTxRequests')) {
    presentCard(device, connector, { idTag, parentIdTag: undefined });
    return;
  }
  const authorization = await authorize(device, idTag);
  if (authorization.ok) presentCard(device, connector, authorization.card);
}

function canStart(connector: Connector): boolean {
  return ['Available', 'Preparing', 'Finishing', 'Reserved'].includes(connectorStatus(connector));
}
