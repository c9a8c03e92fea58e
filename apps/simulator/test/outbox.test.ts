import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createClock } from '../src/clock.ts';
import { createConfiguration } from '../src/configuration/configuration.ts';
import type { TransactionMessage } from '../src/transactions/transaction-message.ts';
import { createOutbox } from '../src/wire/outbox.ts';

const message = (transaction: string): TransactionMessage => ({
  transaction,
  action: 'MeterValues',
  payload: { connectorId: 1, meterValue: [] },
});

const startOutbox = (settled: () => void) => {
  const sent: string[] = [];
  const outbox = createOutbox({
    clock: createClock(1, 0),
    configuration: createConfiguration({}),
    remembered: [],
    send: async ({ transaction }) => void sent.push(transaction),
    settled,
  });
  return { sent, outbox };
};

test('what is added as soon as the connection is there is delivered', async () => {
  const { sent, outbox } = startOutbox(() => undefined);
  outbox.resume();
  outbox.add(message('first'));
  await setImmediate();
  expect(sent).toEqual(['first']);
});

// Somebody who waited for the last delivery adds the next message some turns of the promise queue later.
test.each(Array.from({ length: 8 }, (_, turns) => turns))(
  'what is added %i turns after the last was delivered is delivered',
  async (turns) => {
    const addLater = async () => {
      if (sent.length > 1) return;
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      outbox.add(message('second'));
    };
    const { sent, outbox } = startOutbox(() => void addLater());
    outbox.resume();
    await setImmediate();
    outbox.add(message('first'));
    await setImmediate();
    expect(sent).toEqual(['first', 'second']);
  },
);
