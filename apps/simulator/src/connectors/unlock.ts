import type { AfterAnswer, CallHandlers } from '../commands/call-handler.ts';
import type { Transactions } from '../transactions/transactions.ts';
import type { Connector } from './connector.ts';

export interface UnlockParts {
  connectors: readonly Connector[];
  transactions: Pick<Transactions, 'stop'>;
  afterAnswer: AfterAnswer;
}

export const unlockHandlers = ({
  connectors,
  transactions,
  afterAnswer,
}: UnlockParts): CallHandlers<'UnlockConnector'> => ({
  UnlockConnector({ connectorId }) {
    const connector = connectors[connectorId - 1];
    if (connector === undefined || connector.spec.fixedCable) return { status: 'NotSupported' };
    if (connector.lockJammed) return { status: 'UnlockFailed' };
    afterAnswer(() => transactions.stop(connector, 'UnlockCommand'));
    return { status: 'Unlocked' };
  },
});
