import type { Authorize } from '../authorization/authorization.ts';
import type { AfterAnswer, CallHandlers } from '../commands/call-handler.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { CardReader } from '../connectors/card-reader.ts';
import { connectorStatus, type Connector } from '../connectors/connector.ts';
import type { Reservations } from '../reservations/reservations.ts';
import type { ChargingProfiles } from '../smart-charging/charging-profiles.ts';
import type { Registration } from '../wire/registration.ts';
import type { Transactions } from './transactions.ts';

export interface RemoteControlParts {
  configuration: Pick<Configuration, 'flag'>;
  connectors: readonly Connector[];
  authorize: Authorize;
  cardReader: Pick<CardReader, 'present'>;
  chargingProfiles: Pick<ChargingProfiles, 'install'>;
  registration: Pick<Registration, 'registered'>;
  reservations: Pick<Reservations, 'isKeptFrom'>;
  transactions: Pick<Transactions, 'stop'>;
  afterAnswer: AfterAnswer;
}

export const remoteControlHandlers = (
  parts: RemoteControlParts,
): CallHandlers<'RemoteStartTransaction' | 'RemoteStopTransaction'> => ({
  /** On the named connector, or on the first that can. */
  RemoteStartTransaction({ connectorId, idTag, chargingProfile: profile }) {
    const connector = parts.connectors.find(
      (candidate) =>
        (connectorId === undefined || candidate.id === connectorId) &&
        canStart(candidate) &&
        !parts.reservations.isKeptFrom(candidate, { idTag, parentIdTag: undefined }),
    );
    if (connector === undefined || !parts.registration.registered) return { status: 'Rejected' };
    if (profile && !parts.chargingProfiles.install({ connectorId: connector.id, profile }, true))
      return { status: 'Rejected' };
    parts.afterAnswer(() => void start(parts, connector, idTag));
    return { status: 'Accepted' };
  },
  RemoteStopTransaction({ transactionId }) {
    const connector = parts.connectors.find(
      ({ use }) => use.kind === 'charging' && use.transaction.id === transactionId,
    );
    if (connector === undefined) return { status: 'Rejected' };
    parts.afterAnswer(() => parts.transactions.stop(connector, 'Remote'));
    return { status: 'Accepted' };
  },
});

const start = async (
  { authorize, cardReader, configuration }: RemoteControlParts,
  connector: Connector,
  idTag: string,
): Promise<void> => {
  if (!configuration.flag('AuthorizeRemoteTxRequests')) {
    cardReader.present(connector, { idTag, parentIdTag: undefined });
    return;
  }
  const authorization = await authorize(idTag);
  if (authorization.ok) cardReader.present(connector, authorization.card);
};

const canStart = (connector: Connector): boolean =>
  ['Available', 'Preparing', 'Finishing', 'Reserved'].includes(connectorStatus(connector));
