import type { Request } from '@laadpoort/ocpp/messages/actions';
import type { AuthorizationCache } from '../authorization/authorization-cache.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Connector } from '../connectors/connector.ts';
import type { Listener } from '../events.ts';
import type { Caller } from '../wire/caller.ts';
import type { TransactionMessage } from './transaction-message.ts';
import type { Transactions } from './transactions.ts';

/** Delivers the messages of transactions, under the ids that the central system gave these. */
export interface Delivery {
  /** Ids by own key, until the StopTransaction is delivered. */
  readonly transactionIds: ReadonlyMap<string, number>;
  /** Sends it once, under a new message id, and takes in the answer; throws CallFailed. */
  deliver(message: TransactionMessage): Promise<void>;
}

interface DeliveryParts {
  configuration: Pick<Configuration, 'flag'>;
  connectors: readonly Connector[];
  authorizationCache: Pick<AuthorizationCache, 'remember'>;
  transactions: Pick<Transactions, 'stop'>;
  link: Pick<Caller, 'call'>;
  emit: Listener;
}

export const createDelivery = (
  parts: DeliveryParts,
  remembered: readonly (readonly [key: string, transactionId: number])[] = [],
): Delivery => {
  const { authorizationCache, link } = parts;
  const transactionIds = new Map(remembered);
  return {
    transactionIds,
    async deliver({ transaction: key, action, payload }) {
      // -1 when the StartTransaction never got through (errata 3.18).
      const transactionId = transactionIds.get(key) ?? -1;
      switch (action) {
        case 'StartTransaction':
          await deliverStart(parts, transactionIds, key, payload);
          break;
        case 'MeterValues':
          await link.call('MeterValues', { ...payload, transactionId });
          break;
        case 'StopTransaction': {
          const { idTagInfo } = await link.call('StopTransaction', { ...payload, transactionId });
          const { idTag } = payload;
          if (idTag !== undefined && idTagInfo !== undefined) authorizationCache.remember(idTag, idTagInfo);
          transactionIds.delete(key);
          break;
        }
      }
    },
  };
};

const deliverStart = async (
  parts: DeliveryParts,
  transactionIds: Map<string, number>,
  key: string,
  payload: Request<'StartTransaction'>,
): Promise<void> => {
  const { idTagInfo, transactionId } = await parts.link.call('StartTransaction', payload);
  const { connectorId, idTag } = payload;
  const { status, parentIdTag } = idTagInfo;
  transactionIds.set(key, transactionId);
  parts.authorizationCache.remember(idTag, idTagInfo);
  parts.emit({ type: 'transaction-confirmed', connectorId, transactionId, status });
  const running = parts.connectors.find(({ use }) => use.kind === 'charging' && use.transaction.key === key);
  if (running?.use.kind !== 'charging') return;
  running.use.transaction.id = transactionId;
  running.use.transaction.parentIdTag ??= parentIdTag;
  if (status !== 'Accepted' && parts.configuration.flag('StopTransactionOnInvalidId'))
    parts.transactions.stop(running, 'DeAuthorized');
};
