import type { SendOptions } from './outcome.ts';
import { msUntilReady } from './patience.ts';
import type { Connection } from '../server/connection.ts';
import type { ServerState } from '../server/server-state.ts';

const MAX_WAITING_CALLS = 16;

const QUEUE_DEADLINE_MS = 10_000;

export const takeTurn = async <T>(
  server: ServerState<T>,
  connection: Connection<T>,
  { queueDeadlineMs = QUEUE_DEADLINE_MS, signal }: SendOptions,
): Promise<'turn' | 'busy' | 'withdrawn' | 'not-connected'> => {
  if (signal?.aborted) return 'withdrawn';
  if (!connection.calling) {
    connection.calling = true;
    return 'turn';
  }
  if (connection.waiting.length >= MAX_WAITING_CALLS) return 'busy';
  return new Promise((resolve) => {
    const finish = (result: 'turn' | 'busy' | 'withdrawn' | 'not-connected') => {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', withdraw);
      connection.waiting = connection.waiting.filter((waiter) => waiter !== finish);
      resolve(result);
    };
    const expire = () => {
      // Whoever waits for the charge point to start up waits for no other call.
      const ms = msUntilReady(connection.heard, server.patience, performance.now());
      if (ms > 0) deadline = setTimeout(expire, ms + queueDeadlineMs);
      else finish('busy');
    };
    let deadline = setTimeout(expire, queueDeadlineMs);
    const withdraw = () => finish('withdrawn');
    signal?.addEventListener('abort', withdraw, { once: true });
    connection.waiting.push(finish);
  });
};

export const isWithdrawn = async <T>(
  server: ServerState<T>,
  { identity, epoch }: Connection<T>,
  action: string,
  options: SendOptions,
): Promise<boolean> => {
  try {
    const claimed = await options.onSent?.({ epoch });
    return claimed === false || options.signal?.aborted === true;
  } catch (error) {
    // What could not be marked as sent must not be sent.
    server.options.onFault?.(error, { identity, action });
    return true;
  }
};
