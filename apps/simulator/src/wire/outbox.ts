import { CallFailed } from '@laadpoort/ocpp/client/call-failed';
import type { Clock, Timer } from '../clock.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { TransactionMessage } from '../transactions/transaction-message.ts';

export interface Outbox {
  readonly length: number;
  messages(): readonly TransactionMessage[];
  add(message: TransactionMessage): void;
  /** A connection is there (again): delivers in order from the oldest message on. */
  resume(): void;
  pause(): void;
  /** Resolves when everything was delivered or dropped. */
  drained(): Promise<void>;
}

interface OutboxParts {
  clock: Clock;
  configuration: Configuration;
  /** The queue of an earlier run. */
  remembered: readonly TransactionMessage[];
  /** Sends one message once; throws CallFailed. */
  send: (message: TransactionMessage) => Promise<void>;
  settled: (message: TransactionMessage, outcome: 'delivered' | 'dropped') => void;
}

const capacity = 2_000;

/**
 * The queue of OCPP 1.6 sections 3.7 and 3.7.1 (errata): order kept, original time stamps, each failed
 * message tried again after TransactionMessageRetryInterval × attempts so far, and dropped after
 * TransactionMessageAttempts. It survives reboots. A lost connection is no failed attempt.
 */
export const createOutbox = ({ clock, configuration, remembered, send, settled }: OutboxParts): Outbox => {
  const queue = remembered.map((message) => ({ message, attempts: 0 }));
  let connection = 0;
  let delivering = false;
  let online = false;
  let retry: Timer | null = null;
  let onDrained: (() => void)[] = [];

  const removeHead = (): void => {
    queue.shift();
    if (queue.length > 0) return;
    for (const resolve of onDrained) resolve();
    onDrained = [];
  };

  /** Returns whether to go on with the next message at once. */
  const deliverHead = async (since: number): Promise<boolean> => {
    const head = queue[0];
    if (head === undefined) return false;
    let outcome: 'delivered' | 'dropped' = 'delivered';
    try {
      await send(head.message);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      if (error.code === 'Disconnected') return false;
      head.attempts += 1;
      if (head.attempts < configuration.number('TransactionMessageAttempts')) {
        const seconds = configuration.number('TransactionMessageRetryInterval') * head.attempts;
        retry = clock.after(seconds, () => {
          retry = null;
          void deliver();
        });
        return false;
      }
      outcome = 'dropped';
    }
    if (queue[0] === head) removeHead();
    settled(head.message, outcome);
    return connection === since;
  };

  const deliver = async (): Promise<void> => {
    if (delivering || !online) return;
    delivering = true;
    const since = connection;
    // Empty or not is looked at in the turn that ends the delivery: what is added a turn later begins the next one.
    while (queue.length > 0 && (await deliverHead(since))) {
      // The next one.
    }
    if (connection === since) delivering = false;
  };

  return {
    get length() {
      return queue.length;
    },
    messages: () => queue.map(({ message }) => message),
    add(message) {
      makeRoom(queue);
      queue.push({ message, attempts: 0 });
      if (retry === null) void deliver();
    },
    resume() {
      this.pause();
      online = true;
      void deliver();
    },
    pause() {
      retry?.cancel();
      retry = null;
      connection += 1;
      delivering = false;
      online = false;
    },
    drained: () =>
      queue.length === 0 ? Promise.resolve() : new Promise((resolve) => void onDrained.push(resolve)),
  };
};

/** A full queue gives up its oldest reading, but not a message that is under way. */
const makeRoom = (queue: { message: TransactionMessage }[]): void => {
  if (queue.length < capacity) return;
  const sample = queue.findIndex(({ message }, index) => index > 0 && message.action === 'MeterValues');
  if (sample !== -1) queue.splice(sample, 1);
};
