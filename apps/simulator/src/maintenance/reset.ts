import type { Clock } from '../clock.ts';
import type { AfterAnswer, CallHandlers } from '../commands/call-handler.ts';
import type { Connector } from '../connectors/connector.ts';
import type { Transactions } from '../transactions/transactions.ts';
import type { Outbox } from '../wire/outbox.ts';
import type { PowerSupply } from './power-supply.ts';

export interface ResetParts {
  clock: Pick<Clock, 'afterRealMs'>;
  connectors: readonly Connector[];
  transactions: Pick<Transactions, 'stop'>;
  outbox: Pick<Outbox, 'drained'>;
  power: Pick<PowerSupply, 'restart'>;
  afterAnswer: AfterAnswer;
}

/** How long a soft reset waits for the messages of the transactions that it ended. */
const drainMs = 2_000;

export const resetHandlers = (parts: ResetParts): CallHandlers<'Reset'> => ({
  Reset({ type }) {
    parts.afterAnswer(() => void (type === 'Hard' ? parts.power.restart('HardReset') : softReset(parts)));
    return { status: 'Accepted' };
  },
});

/** Transactions end properly and their messages get a moment to be delivered, then it restarts. */
const softReset = async ({ clock, connectors, transactions, outbox, power }: ResetParts): Promise<void> => {
  for (const connector of connectors) transactions.stop(connector, 'SoftReset');
  const patience = new Promise<void>((resolve) => void clock.afterRealMs(drainMs, resolve));
  await Promise.race([outbox.drained(), patience]);
  await power.restart('SoftReset');
};
