import type { Connection } from './connection.ts';
import type { ServerState } from './server-state.ts';

const PING_INTERVAL_MS = 30_000;
const HANDLER_TIMEOUT_MS = 10_000;

/**
 * One timer for all connections: pings the silent ones, drops those that stay silent for a second interval, and
 * drops those whose handler hangs. A dropped charge point comes back and repeats what was not answered.
 */
export const watchConnections = <T>(server: ServerState<T>): (() => void) => {
  const pingIntervalMs = server.options.pingIntervalMs ?? PING_INTERVAL_MS;
  const handlerTimeoutMs = server.options.handlerTimeoutMs ?? HANDLER_TIMEOUT_MS;
  const timer = setInterval(
    () => {
      const nowMs = server.now().getTime();
      for (const connection of server.open) {
        const { identity, lastSeenMs, pingedMs, settings, socket } = connection;
        if (connection.answering && nowMs - connection.handlingSinceMs >= handlerTimeoutMs) {
          server.stats.handlerFailures += 1;
          server.options.onFault?.(new Error('A handler took too long'), { identity, action: 'time-out' });
          connection.terminate();
        } else if (isGone(connection, nowMs, pingIntervalMs)) {
          connection.terminate();
        } else if (settings.ping !== 'off' && nowMs - Math.max(lastSeenMs, pingedMs) >= pingIntervalMs) {
          connection.pingedMs = nowMs;
          if (socket.readyState === socket.OPEN) socket.ping();
        }
      }
    },
    Math.min(1_000, pingIntervalMs, handlerTimeoutMs),
  );
  timer.unref();
  return () => clearInterval(timer);
};

const isGone = <T>(
  { lastSeenMs, pingedMs, settings }: Connection<T>,
  nowMs: number,
  pingIntervalMs: number,
): boolean =>
  settings.ping === 'on'
    ? pingedMs > lastSeenMs && nowMs - pingedMs >= pingIntervalMs
    : nowMs - lastSeenMs >= settings.silenceMs;
