import type { Request } from '@laadpoort/ocpp/messages/actions';

/**
 * A message of a transaction, as it lies in the queue. The charge point knows the transaction by a key of
 * its own: the id of the central system may come only with the answer to an earlier message of the queue.
 */
export type TransactionMessage = { transaction: string } & (
  | { action: 'StartTransaction'; payload: Request<'StartTransaction'> }
  | { action: 'MeterValues'; payload: Omit<Request<'MeterValues'>, 'transactionId'> }
  | { action: 'StopTransaction'; payload: Omit<Request<'StopTransaction'>, 'transactionId'> }
);
