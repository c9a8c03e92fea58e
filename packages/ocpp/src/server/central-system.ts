import type { CentralSystem, CentralSystemOptions } from './options.ts';
import { Connection } from './connection.ts';
import { settingsOf } from './connection-settings.ts';
import { createEdge, guarded, type Edge } from './edge.ts';
import { schemaProblem } from '../messages/schema.ts';
import { watchConnections } from './liveness.ts';
import { receiveFrames, UNREADABLE } from '../calls/receive-frames.ts';
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
  const edge = createEdge(options);
  const stopWatching = watchConnections(edge);

  return {
    handleUpgrade: createUpgradeHandler(edge, acceptInto(edge)),
    async send(identity, action, payload, sendOptions = {}) {
      const problem = schemaProblem(action, 'req', payload);
      if (problem !== null) return { kind: 'invalid-request', problem };
      const connection = edge.current.get(identity);
      return connection
        ? sendCall(edge, connection, action, payload, sendOptions)
        : { kind: 'not-connected' };
    },
    connection: (identity) => edge.current.get(identity),
    connections: () => edge.current.values(),
    disconnect(identity, reason = '') {
      const connection = edge.current.get(identity);
      // A close frame has room for 123 bytes; a longer reason would be an exception.
      connection?.close(1000, reason.slice(0, 40));
      return connection !== undefined;
    },
    supersede(identity, epoch) {
      const connection = edge.current.get(identity);
      if (!connection || connection.epoch >= epoch) return;
      edge.stats.connectionsReplaced += 1;
      edge.current.delete(identity);
      connection.close(4001, REPLACED);
    },
    async close({ graceMs = GRACE_MS } = {}) {
      edge.draining = true;
      await drain(edge, graceMs);
      stopWatching();
    },
    stats: () => ({ ...edge.stats, connections: edge.current.size }),
  };
};

const acceptInto = <T>(edge: Edge<T>): OnAccepted<T> => {
  let arrivals = 0n;
  return (socket, { handshake }, accepted) => {
    arrivals += 1n;
    socket.on('error', ignore);
    const now = edge.now();
    const connection = new Connection({
      identity: accepted.identity ?? handshake.identity,
      chargePoint: accepted.chargePoint,
      epoch: accepted.epoch ?? arrivals,
      remoteAddress: handshake.remoteAddress,
      settings: settingsOf(accepted.settings),
      now,
      socket,
      messages: fullBucket(edge.limits.messagesPerConnection, now.getTime()),
      unreadable: fullBucket(UNREADABLE, now.getTime()),
    });
    const older = edge.current.get(connection.identity);
    if (older && older.epoch > connection.epoch) {
      // Two upgrades at once, and their epochs were given in the other order.
      socket.close(4001, REPLACED);
      return;
    }
    edge.open.add(connection);
    edge.current.set(connection.identity, connection);
    socket.on('close', (code, reason) => forget(edge, connection, code, reason.toString()));
    receiveFrames(edge, connection);
    if (older) {
      edge.stats.connectionsReplaced += 1;
      older.close(4001, REPLACED);
    }
    guarded(edge, connection.identity, 'onConnected', () => edge.options.onConnected?.(connection, older));
  };
};

const ignore = (): void => {};

const forget = <T>(edge: Edge<T>, connection: Connection<T>, code: number, reason: string): void => {
  connection.closing = true;
  edge.open.delete(connection);
  const current = edge.current.get(connection.identity) === connection;
  if (current) edge.current.delete(connection.identity);
  for (const waiter of connection.waiting) waiter('not-connected');
  guarded(edge, connection.identity, 'onDisconnected', () =>
    edge.options.onDisconnected?.(connection, { code, reason, current }),
  );
};

/** Lets what was received be answered, and closes a few at a time: they will all come back at once elsewhere. */
const drain = async <T>(edge: Edge<T>, graceMs: number): Promise<void> => {
  const deadline = Date.now() + graceMs;
  for (const connection of edge.open) connection.closing = true;
  const atOnce = Math.ceil(edge.open.size / Math.max(1, graceMs / 2 / DRAIN_STEP_MS));
  // An upgrade that is still being decided ends without a socket: its caller must hear of it before we are closed.
  while ((edge.open.size > 0 || edge.stats.pendingUpgrades > 0) && Date.now() < deadline) {
    const idle = [...edge.open].filter(
      ({ answering, socket }) => !answering && socket.readyState === socket.OPEN,
    );
    for (const connection of idle.slice(0, atOnce)) connection.close(1012, 'Service restart');
    await new Promise((resolve) => setTimeout(resolve, DRAIN_STEP_MS));
  }
  for (const connection of edge.open) connection.terminate();
};
