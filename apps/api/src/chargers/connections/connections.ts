import { keepMessageLogPartitions } from '../message-log/message-log-partitions.ts';
import { keepQuarantined } from '../message-log/quarantine.ts';
import { createJustProven } from './just-proven.ts';
import { createLastSeen } from './last-seen.ts';
import { createOcppServer } from './ocpp-server.ts';
import { createOcppMetrics } from './ocpp-metrics.ts';
import { connectionEvents } from './connection-events.ts';
import { createReconnectGc } from './reconnect-gc.ts';
import { createConnectionRecord } from './record-connections.ts';
import { openProvenNetworks } from './proven-networks.ts';
import { createProofRecord } from './record-proofs.ts';
import { createSockets } from './sockets.ts';
import { sweepConnections } from './sweep-connections.ts';
import type { ConnectionsOptions, Connections } from './connections-options.ts';

export const openConnections = async (options: ConnectionsOptions): Promise<Connections> => {
  const { db, bus, now, log, settings, directory, background, ask, changed } = options;
  const pool = db.ingestPool;
  await keepMessageLogPartitions(pool, now(), settings.messageLogDays);
  const records = createConnectionRecord(pool);
  if (bus.isAlone) await records.forgetAll(now());
  const lastSeen = createLastSeen(pool, background);
  const provenNetworks = await openProvenNetworks(pool, background);
  const reconnectGc = createReconnectGc();
  const justProven = createJustProven();
  const metrics = createOcppMetrics(options.metrics, () => ocppServer.stats());
  const isConnectedHere = (chargePointId: string) => ocppServer.isConnected(chargePointId);
  const isConnected = (chargePointId: string) =>
    isConnectedHere(chargePointId) || bus.isServedElsewhere(chargePointId);
  const sockets = createSockets({
    bus,
    connections: records,
    now,
    isHere: isConnectedHere,
    deliver: options.deliver,
    changed,
    onFault: (error) => log.error({ err: error }, 'disconnection not stored'),
  });

  const ocppServer = createOcppServer({
    ...options,
    pepper: settings.pepper,
    requiresTls: settings.requiresTls,
    messageLogBytesPerDay: settings.messageLogBytesPerDay,
    database: db,
    metrics,
    isOwnCertificate: (shown, at) => ask('certificate.isOwn', shown, at),
    adopt: (handshake) => ask('charger.adopt', handshake),
    isAdoptable: (chargePoint, handshake) => ask('charger.isAdoptable', chargePoint, handshake),
    hasConnectedFrom: ({ id }, address) => provenNetworks.has(id, address),
    justProven: justProven.profileOf,
    ...connectionEvents({
      ...options,
      records,
      sockets,
      reconnectGc,
      provenNetworks,
      justProven,
      recordProof: createProofRecord(pool),
    }),
    onSeen: lastSeen.seen,
    async onQuarantine(entry) {
      await keepQuarantined(pool, entry);
      options.quarantined(entry.chargePoint);
    },
  });
  sweepConnections({
    pool: db.pool,
    now,
    directory,
    connections: records,
    knowsTheOthers: () => bus.knowsTheOthers(),
    isHeld: isConnected,
    changed,
    background,
  });
  bus.onTakenOver((chargePointId, epoch) => ocppServer.supersede(chargePointId, epoch));

  return {
    handleUpgrade: ocppServer.handleUpgrade,
    send: ocppServer.send,
    isConnected,
    isConnectedHere,
    disconnect: ocppServer.disconnect,
    countBatch: metrics.batch,
    async drain(graceMs) {
      await ocppServer.close(graceMs);
      await sockets.settled();
    },
    async close() {
      await Promise.all([lastSeen.close(), provenNetworks.close()]);
    },
  };
};
