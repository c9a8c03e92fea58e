import type { Request } from '@laadpoort/ocpp/messages/actions';
import { rememberTag } from '../authorization/authorization.ts';
import type { Device } from '../device.ts';
import { stopTransaction } from './transactions.ts';

/**
 * A message of a transaction, as it lies in the queue. The charge point knows the transaction by a key of
 * its own: the id of the central system may come only with the answer to an earlier message of the queue.
 */
export type TransactionMessage = { transaction: string } & (
  | { action: 'StartTransaction'; payload: Request<'StartTransaction'> }
  | { action: 'MeterValues'; payload: Omit<Request<'MeterValues'>, 'transactionId'> }
  | { action: 'StopTransaction'; payload: Omit<Request<'StopTransaction'>, 'transactionId'> }
);

/** Sends it once, under a new message id, and takes in the answer; throws CallFailed. */
export async function deliver(device: Device, message: TransactionMessage): Promise<void> {
  // -1 when the StartTransaction never got through (errata 3.18).
  const transactionId = device.transactionIds.get(message.transaction) ?? -1;
  switch (message.action) {
    case 'StartTransaction':
      await deliverStart(device, message.transaction, message.payload);
      break;
    case 'MeterValues':
      await device.link.call('MeterValues', { ...message.payload, transactionId });
      break;
    case 'StopTransaction': {
      const { idTagInfo } = await device.link.call('StopTransaction', {
        ...message.payload,
        transactionId,
      });
      const { idTag } = message.payload;
      if (idTag !== undefined && idTagInfo !== undefined) rememberTag(device, idTag, idTagInfo);
      device.transactionIds.delete(message.transaction);
      break;
    }
  }
}

async function deliverStart(
  device: Device,
  key: string,
  payload: Request<'StartTransaction'>,
): Promise<void> {
  const { idTagInfo, transactionId } = await device.link.call('StartTransaction', payload);
  const { connectorId, idTag } = payload;
  device.transactionIds.set(key, transactionId);
  rememberTag(device, idTag, idTagInfo);
  device.emit({ type: 'transaction-confirmed', connectorId, transactionId, status: idTagInfo.status });
  const running = device.connectors.find(({ use }) => use.kind === 'charging' && use.transaction.key === key);
  if (running?.use.kind !== 'charging') return;
  running.use.transaction.id = transactionId;
  running.use.transaction.parentIdTag ??= idTagInfo.parentIdTag;
  if (idTagInfo.status !== 'Accepted' && device.configuration.flag('StopTransactionOnInvalidId')) {
    stopTransaction(device, running, 'DeAuthorized');
  }
}
