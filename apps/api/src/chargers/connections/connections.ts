import type { InboundHandlers, AdmissionLimits, CentralSystem } from '@laadpoort/ocpp/server/options';
import type { LateAnswer } from '@laadpoort/ocpp/calls/outcome';
import type { Patience } from '@laadpoort/ocpp/calls/patience';
import type { Transport } from '@laadpoort/ocpp/handshake/handshake';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Registry } from 'prom-client';
import type { Bus } from '#platform/bus/bus.ts';
import type { Database } from '#platform/database/database.ts';
import type { Background } from '#platform/jobs/background.ts';
import type { ChargePointDirectory, ChargePointEntry } from '../directory/charge-point-directory.ts';
import type { Publish } from '../events.ts';
import type { Settings } from '../kernel.ts';
import { keepMessageLogPartitions } from '../message-log/message-log-partitions.ts';
import { keepQuarantined } from '../message-log/quarantine.ts';
import type { Ask } from '../questions.ts';
import { createLastSeen } from './last-seen.ts';
import { createOcppServer } from './ocpp-server.ts';
import { createOcppMetrics, type OcppMetrics } from './ocpp-metrics.ts';
import { connectionEvents } from './connection-events.ts';
import { createReconnectGc } from './reconnect-gc.ts';
import { createConnectionRecord } from './record-connections.ts';
import { openProvenNetworks } from './proven-networks.ts';
import { createProofRecord } from './record-proofs.ts';
import { createSockets } from './sockets.ts';
import { sweepConnections } from './sweep-connections.ts';

type Logger = {
  error(detail: object, message: string): void;
  warn(detail: object, message: string): void;
};

/** What tests and benchmarks set about the ocppServer. */
export interface UpgradeOptions {
  readonly limits?: Partial<AdmissionLimits>;
  readonly isTrustedAddress?: (address: string) => boolean;
  readonly transportOf?: (request: IncomingMessage) => Transport;
  readonly patience?: Partial<Patience>;
}

interface ConnectionsOptions extends UpgradeOptions {
  readonly db: Database;
  readonly bus: Bus;
  readonly metrics: Registry;
  readonly now: () => Date;
  readonly log: Logger;
  readonly settings: Pick<Settings, 'pepper' | 'requiresTls' | 'messageLogDays' | 'messageLogBytesPerDay'>;
  readonly directory: ChargePointDirectory;
  readonly background: Background;
  readonly publish: Publish;
  readonly ask: Ask;
  /** Filled before the first handshake. */
  readonly handlers: InboundHandlers<ChargePointEntry>;
  /** Open browsers show who is connected. */
  readonly changed: (chargePoint: ChargePointEntry) => void;
  /** A message that could not be read waits for a person. */
  readonly quarantined: (chargePoint: ChargePointEntry) => void;
  /** Sends a command that another process wrote. */
  readonly deliver: (commandId: string, chargePointId: string) => void;
  readonly onLateAnswer: (answer: LateAnswer<ChargePointEntry>) => void;
}

/** The sockets of all charge points: who is let in, who is connected, and the record of both. */
export interface Connections {
  readonly handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Calls a connected charge point; see packages/ocpp. Never rejects. */
  readonly send: CentralSystem<unknown>['send'];
  /** Whether any process has its socket. */
  readonly isConnected: (chargePointId: string) => boolean;
  readonly isConnectedHere: (chargePointId: string) => boolean;
  readonly disconnect: (chargePointId: string, reason: string) => void;
  readonly countBatch: OcppMetrics['batch'];
  /** Refuses upgrades, lets running handlers answer, closes the sockets, and stores all of it. */
  drain(graceMs?: number): Promise<void>;
  /** Writes what is left, after the last message. */
  close(): Promise<void>;
}

export const openConnections = async (options: ConnectionsOptions): Promise<Connections> => {
  const { db, bus, now, log, settings, directory, background, ask, changed } = options;
  const pool = db.ingestPool;
  await keepMessageLogPartitions(pool, now(), settings.messageLogDays);
  const records = createConnectionRecord(pool);
  if (bus.isAlone) await records.forgetAll(now());
  const lastSeen = createLastSeen(pool, background);
  const provenNetworks = await openProvenNetworks(pool, background);
  const reconnectGc = createReconnectGc();
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
    onError: (error) => log.error({ err: error }, 'disconnection not stored'),
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
    ...connectionEvents({
      ...options,
      records,
      sockets,
      reconnectGc,
      provenNetworks,
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
