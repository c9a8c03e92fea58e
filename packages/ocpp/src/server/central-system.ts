import type { CentralSystem, CentralSystemOptions } from './options.ts';
import { Connection } from './connection.ts';
import { settingsOf } from './connection-settings.ts';
import { createServerState, runHook, type ServerState } from './server-state.ts';
import { conditionProblem } from '../messages/conditions.ts';
import { schemaProblem } from '../messages/schema.ts';
import { watchConnections } from './liveness.ts';
import { receiveFrames } from '../calls/receive-frames.ts';
import { UNREADABLE_RATE } from '../calls/receive-unreadable.ts';
import { sendCall } from '../calls/send-call.ts';
import { fullBucket } from '../rate-limit/token-bucket.ts';
import { createUpgradeHandler, type OnAccepted } from '../handshake/upgrade.ts';

const GRACE_MS = 10_000;
const DRAIN_STEP_MS = 20;
const REPLACED = 'Replaced by a newer connection';

/**
 * The central system's side of OCPP 1.6J: lets charge points in, answers their calls in the order of arrival
 * through `handlers`, and calls them. It has no state beyond its sockets.
 */
export const createCentralSystem = <T>(options: CentralSystemOptions<T>): CentralSystem<T> => {
  const server = createServerState(options);
  const stopWatching = watchConnections(server);

  return {
    handleUpgrade: createUpgradeHandler(server, acceptInto(server)),
    async send(key, action, payload, sendOptions = {}) {
      const problem = schemaProblem(action, 'req', payload);
      if (problem !== null) return { kind: 'invalid-request', problem };
      const broken = conditionProblem(action, payload, server.now());
      if (broken !== null) return { kind: 'invalid-request', problem: `${broken.path}: ${broken.code}` };
      const connection = server.current.get(key);
      return connection
        ? sendCall(server, connection, action, payload, sendOptions)
        : { kind: 'not-connected' };
    },
    connection: (key) => server.current.get(key),
    connections: () => server.current.values(),
    disconnect(key, reason = '') {
      const connection = server.current.get(key);
      // A close frame has room for 123 bytes; a longer reason would be an exception.
      connection?.close(1000, reason.slice(0, 40));
      return connection !== undefined;
    },
    supersede(key, epoch) {
      const connection = server.current.get(key);
      if (!connection || connection.epoch >= epoch) return;
      server.stats.connectionsReplaced += 1;
      server.current.delete(key);
      connection.close(4001, REPLACED);
    },
    async close({ graceMs = GRACE_MS } = {}) {
      server.draining = true;
      await drain(server, graceMs);
      stopWatching();
    },
    stats: () => ({ ...server.stats, connections: server.current.size }),
  };
};

const acceptInto = <T>(server: ServerState<T>): OnAccepted<T> => {
  let arrivals = 0n;
  return (socket, { handshake }, accepted) => {
    arrivals += 1n;
    socket.on('error', ignore);
    const now = server.now();
    const identity = accepted.identity ?? handshake.identity;
    const connection = new Connection({
      key: accepted.key ?? identity,
      identity,
      chargePoint: accepted.chargePoint,
      epoch: accepted.epoch ?? arrivals,
      remoteAddress: handshake.remoteAddress,
      settings: settingsOf(accepted.settings),
      now,
      socket,
      messages: fullBucket(server.limits.messagesPerConnection, now.getTime()),
      unreadable: fullBucket(UNREADABLE_RATE, now.getTime()),
    });
    const older = server.current.get(connection.key);
    if (older && older.epoch > connection.epoch) {
      // Two upgrades at once, and their epochs were given in the other order.
      socket.close(4001, REPLACED);
      return;
    }
    server.open.add(connection);
    server.current.set(connection.key, connection);
    socket.on('close', (code, reason) => forget(server, connection, code, reason.toString()));
    receiveFrames(server, connection);
    if (older) {
      server.stats.connectionsReplaced += 1;
      older.close(4001, REPLACED);
    }
    runHook(server, connection.identity, 'onConnected', () =>
      server.options.onConnected?.(connection, older),
    );
  };
};

const ignore = (): void => {};

const forget = <T>(server: ServerState<T>, connection: Connection<T>, code: number, reason: string): void => {
  connection.closing = true;
  server.open.delete(connection);
  const current = server.current.get(connection.key) === connection;
  if (current) server.current.delete(connection.key);
  for (const waiter of connection.waiting) waiter('not-connected');
  connection.readinessChanged();
  runHook(server, connection.identity, 'onDisconnected', () =>
    server.options.onDisconnected?.(connection, { code, reason, current }),
  );
};

/**
 * Lets what was received be answered, and closes a few at a time, since they will all come back at once elsewhere: all of
 * them within half of the time, however late a busy machine comes to each step.
 */
const drain = async <T>(server: ServerState<T>, graceMs: number): Promise<void> => {
  const beganAt = Date.now();
  const all = server.open.size;
  let closed = 0;
  for (const connection of server.open) connection.closing = true;
  // An upgrade that is still being decided ends without a socket: its caller must hear of it before we are closed.
  while ((server.open.size > 0 || server.stats.pendingUpgrades > 0) && Date.now() < beganAt + graceMs) {
    const idle = [...server.open].filter(
      ({ answering, socket }) => !answering && socket.readyState === socket.OPEN,
    );
    const due = Math.ceil((all * (Date.now() - beganAt + DRAIN_STEP_MS)) / (graceMs / 2)) - closed;
    for (const connection of idle.slice(0, Math.max(0, due))) {
      connection.close(1012, 'Service restart');
      closed += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, DRAIN_STEP_MS));
  }
  for (const connection of server.open) connection.terminate();
};
