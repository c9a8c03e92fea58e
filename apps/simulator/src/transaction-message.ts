import type { Request } from '@laadpoort/ocpp/messages/actions';
import { rememberTag } from './authorization.ts';
import type { Firmware } from './firmware.ts';
import { stopTransaction } from './transaction.ts';

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
export async function deliver(firmware: Firmware, message: TransactionMessage): Promise<void> {
  // -1 when the StartTransaction never got through (errata 3.18).
  const transactionId = firmware.transactionIds.get(message.transaction) ?? -1;
  switch (message.action) {
    case 'StartTransaction':
      await deliverStart(firmware, message.transaction, message.payload);
      break;
    case 'MeterValues':
      await firmware.link.call('MeterValues', { ...message.payload, transactionId });
      break;
    case 'StopTransaction': {
      const { idTagInfo } = await firmware.link.call('StopTransaction', {
        ...message.payload,
        transactionId,
      });
      const { idTag } = message.payload;
      if (idTag !== undefined && idTagInfo !== undefined) rememberTag(firmware, idTag, idTagInfo);
      firmware.transactionIds.delete(message.transaction);
      break;
    }
  }
}

async function deliverStart(
  firmware: Firmware,
  key: string,
  payload: Request<'StartTransaction'>,
): Promise<void> {
  const { idTagInfo, transactionId } = await firmware.link.call('StartTransaction', payload);
  const { connectorId, idTag } = payload;
  firmware.transactionIds.set(key, transactionId);
  rememberTag(firmware, idTag, idTagInfo);
  firmware.emit({ type: 'transaction-confirmed', connectorId, transactionId, status: idTagInfo.status });
  const running = firmware.connectors.find(
    ({ use }) => use.kind === 'charging' && use.transaction.key === key,
  );
  if (running?.use.kind !== 'charging') return;
  running.use.transaction.id = transactionId;
  running.use.transaction.parentIdTag ??= idTagInfo.parentIdTag;
  if (idTagInfo.status !== 'Accepted' && firmware.configuration.flag('StopTransactionOnInvalidId')) {
    stopTransaction(firmware, running, 'DeAuthorized');
  }
}
