import type { Request, Response } from '@laadpoort/ocpp/messages/actions';
import { authorize } from './authorization.ts';
import { presentCard } from './card.ts';
import { connectorStatus, type Connector } from './connector.ts';
import type { Firmware } from './firmware.ts';
import { isKeptFromCard } from './reservation.ts';
import { install } from './smart-charging.ts';
import { stopTransaction } from './transaction.ts';

/** Runs an action when the answer to the command is out. */
export type Later = (action: () => void) => void;

/** RemoteStartTransaction: on the named connector, or on the first that can. */
export function remoteStart(
  firmware: Firmware,
  { connectorId, idTag, chargingProfile }: Request<'RemoteStartTransaction'>,
  later: Later,
): Response<'RemoteStartTransaction'> {
  const connector = firmware.connectors.find(
    (candidate) =>
      (connectorId === undefined || candidate.id === connectorId) &&
      canStart(candidate) &&
      !isKeptFromCard(firmware, candidate, { idTag, parentIdTag: undefined }),
  );
  if (connector === undefined || !firmware.registration.registered) return { status: 'Rejected' };
  if (chargingProfile && !install(firmware, { connectorId: connector.id, profile: chargingProfile }, true))
    return { status: 'Rejected' };
  later(() => void start(firmware, connector, idTag));
  return { status: 'Accepted' };
}

export function remoteStop(
  firmware: Firmware,
  { transactionId }: Request<'RemoteStopTransaction'>,
  later: Later,
): Response<'RemoteStopTransaction'> {
  const connector = firmware.connectors.find(
    ({ use }) => use.kind === 'charging' && use.transaction.id === transactionId,
  );
  if (connector === undefined) return { status: 'Rejected' };
  later(() => stopTransaction(firmware, connector, 'Remote'));
  return { status: 'Accepted' };
}

async function start(firmware: Firmware, connector: Connector, idTag: string): Promise<void> {
  if (!firmware.configuration.flag('AuthorizeRemoteTxRequests')) {
    presentCard(firmware, connector, { idTag, parentIdTag: undefined });
    return;
  }
  const authorization = await authorize(firmware, idTag);
  if (authorization.ok) presentCard(firmware, connector, authorization.card);
}

function canStart(connector: Connector): boolean {
  return ['Available', 'Preparing', 'Finishing', 'Reserved'].includes(connectorStatus(connector));
}
