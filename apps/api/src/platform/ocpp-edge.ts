import { createCentralSystem } from '@laadpoort/ocpp/central-system';
import type {
  AdmissionLimits,
  CentralSystem,
  CentralSystemStats,
  ConnectionInfo,
  CallOutcome,
  InboundHandlers,
  LateAnswer,
  QuarantineEntry,
  SendOptions,
} from '@laadpoort/ocpp/central-system-options';
import type { OutboundAction, Request } from '@laadpoort/ocpp/messages/actions';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ChargePointDirectory, ChargePointEntry } from './charge-point-directory.ts';
import { mayConnect } from './charge-point-login.ts';
import { createDatabaseBreaker } from './database-breaker.ts';
import { isDatabaseAway } from './database-error.ts';
import type { Database } from './database.ts';
import { createMessageLog } from './message-log.ts';
import type { OcppMetrics } from './ocpp-metrics.ts';

type Logger = {
  error(detail: object, message: string): void;
  warn(detail: object, message: string): void;
};

export interface OcppEdgeOptions {
  readonly database: Database;
  readonly directory: ChargePointDirectory;
  readonly pepper: Buffer;
  readonly metrics: OcppMetrics;
  readonly log: Logger;
  readonly now: () => Date;
  readonly limits?: Partial<AdmissionLimits>;
  readonly isTrustedAddress?: (address: string) => boolean;
  readonly remoteAddressOf?: (request: IncomingMessage) => string;
  readonly handlers: InboundHandlers<ChargePointEntry>;
  /** Stores that a socket was accepted and gives its epoch; undefined when the charge point is gone. */
  readonly onAccepting: (chargePoint: ChargePointEntry, at: Date) => Promise<bigint | undefined>;
  readonly onConnected: (connection: ConnectionInfo<ChargePointEntry>) => void;
  readonly onDisconnected: (connection: ConnectionInfo<ChargePointEntry>, code: number) => void;
  /** Somebody showed a wrong key for a charge point that there is. */
  readonly onWrongKey: (chargePoint: ChargePointEntry, address: string) => void;
  readonly onSeen: (chargePointId: string, at: Date) => void;
  /** Must have kept it when it resolves. */
  readonly onQuarantine: (entry: QuarantineEntry<ChargePointEntry>) => Promise<void>;
  readonly onLateAnswer: (answer: LateAnswer<ChargePointEntry>) => void;
}

export type SendCall = <A extends OutboundAction>(
  identity: string,
  action: A,
  payload: Request<A>,
  options?: SendOptions,
) => Promise<CallOutcome<A>>;

export interface OcppEdgeStats extends CentralSystemStats {
  /** Messages that wait to be written to the log. */
  readonly logWaiting: number;
}

export interface OcppEdge {
  readonly handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Calls a connected charge point; see packages/ocpp. Never rejects. */
  readonly send: SendCall;
  readonly isConnected: (chargePointId: string) => boolean;
  readonly stats: () => OcppEdgeStats;
  /** Drains: refuses upgrades, lets running handlers answer, closes sockets, writes the rest of the log. */
  close(graceMs?: number): Promise<void>;
}

/** The OCPP central system on our database: who may connect, whether anything can be stored now, log and metrics. */
export const createOcppEdge = (options: OcppEdgeOptions): OcppEdge => {
  const { database, directory, pepper, metrics, now, log } = options;
  const messageLog = createMessageLog({
    pool: database.ingestPool,
    onDropped: (messages) => metrics.logDropped(messages),
    onError: (error) => log.error({ err: error }, 'message log not written'),
  });
  const breaker = createDatabaseBreaker({
    probe: () => database.ingestPool.query('SELECT 1'),
    onChange(open) {
      metrics.breaker(open);
      log.warn({ open }, open ? 'the database is away: chargers are kept out' : 'the database is back');
    },
  });
  const central: CentralSystem<ChargePointEntry> = createCentralSystem<ChargePointEntry>({
    now,
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.isTrustedAddress ? { isTrustedAddress: options.isTrustedAddress } : {}),
    ...(options.remoteAddressOf ? { remoteAddressOf: options.remoteAddressOf } : {}),
    handlers: options.handlers,
    isAvailable: () => !breaker.isOpen(),
    async authenticate({ identity, password }) {
      const entry = directory.find(identity);
      if (!mayConnect(pepper, entry, password)) return { ok: false, status: 401 };
      const epoch = await options.onAccepting(entry, now());
      if (epoch === undefined) return { ok: false, status: 401 };
      return { ok: true, chargePoint: entry, identity: entry.identity, epoch };
    },
    onConnected: options.onConnected,
    onDisconnected: (connection, { code }) => options.onDisconnected(connection, code),
    onRefused({ identity, remoteAddress, status }) {
      const entry = directory.find(identity);
      if (status === 401 && entry !== undefined) options.onWrongKey(entry, remoteAddress);
    },
    onMessage(entry) {
      if (entry.direction === 'in') options.onSeen(entry.chargePoint.id, entry.receivedAt);
      metrics.message(entry);
      messageLog.add(entry);
    },
    onQuarantine: options.onQuarantine,
    onLateAnswer: options.onLateAnswer,
    onFault(error, { action }) {
      if (isDatabaseAway(error)) breaker.failed();
      log.error({ err: error, action }, 'OCPP message not handled');
    },
  });

  // A new key or a removed charge point holds for the open socket too.
  directory.onChange((before, after) => {
    const same = after !== undefined && after.identity === before.identity;
    const sameKey = same && after.keyHash?.toString('hex') === before.keyHash?.toString('hex');
    if (!sameKey || after.stationId !== before.stationId) central.disconnect(before.identity);
  });

  return {
    handleUpgrade: (request, socket, head) => central.handleUpgrade(request, socket, head),
    send: (identity, action, payload, sendOptions) => central.send(identity, action, payload, sendOptions),
    isConnected(chargePointId) {
      const entry = directory.findById(chargePointId);
      return entry !== undefined && central.connection(entry.identity) !== undefined;
    },
    stats: () => ({ ...central.stats(), logWaiting: messageLog.waiting() }),
    async close(graceMs = 10_000) {
      await central.close({ graceMs });
      breaker.close();
      await messageLog.close();
    },
  };
};
