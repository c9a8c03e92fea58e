import { parseOcppIdentity } from '@laadpoort/domain/stations/ocpp-identity';
import { createCentralSystem } from '@laadpoort/ocpp/server/central-system';
import type { AdmissionLimits, CentralSystem, InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { ConnectionInfo } from '@laadpoort/ocpp/server/connection-info';
import type { CallOutcome, LateAnswer, SendOptions } from '@laadpoort/ocpp/calls/outcome';
import type { Patience } from '@laadpoort/ocpp/calls/patience';
import type { Handshake, Transport } from '@laadpoort/ocpp/handshake/handshake';
import type { QuarantineEntry } from '@laadpoort/ocpp/calls/log-entries';
import type { OutboundAction, Request } from '@laadpoort/ocpp/messages/actions';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ChargePointDirectory, ChargePointEntry } from '../directory/charge-point-directory.ts';
import {
  createChargePointAdmission,
  type ChargePointAdmissionOptions,
} from '../admission/charge-point-admission.ts';
import { createDatabaseBreaker } from '#platform/database/database-breaker.ts';
import { isDatabaseUnavailable } from '#platform/database/database-error.ts';
import { dialectOf } from '../directory/dialect-of.ts';
import type { Database } from '#platform/database/database.ts';
import { createMessageLog } from '../message-log/message-log.ts';
import type { OcppServerStats, OcppMetrics } from './ocpp-metrics.ts';
import { createPendingHandshakes, type PresentedCredentials } from './pending-handshakes.ts';
import { createAuthentication, type Accepting } from './authenticate.ts';
import { needsNewConnection } from './needs-new-connection.ts';

type Logger = {
  error(detail: object, message: string): void;
  warn(detail: object, message: string): void;
};

/** A connection attempt that was refused. */
interface Refused {
  readonly handshake: Handshake;
  /** Those that may be meant: one, none, or several of one name of which none has been there. */
  readonly chargePoints: readonly ChargePointEntry[];
  /** Undefined if it was not checked: too many attempts. `foreign-protocol`: it offers no OCPP 1.6. */
  readonly reason: string | undefined;
}

export interface OcppServerOptions extends ChargePointAdmissionOptions {
  readonly database: Database;
  readonly directory: ChargePointDirectory;
  readonly metrics: OcppMetrics;
  /** Of one charger. */
  readonly messageLogBytesPerDay: number;
  readonly log: Logger;
  readonly limits?: Partial<AdmissionLimits>;
  readonly isTrustedAddress?: (address: string) => boolean;
  readonly transportOf?: (request: IncomingMessage) => Transport;
  readonly patience?: Partial<Patience>;
  readonly handlers: InboundHandlers<ChargePointEntry>;
  /** Stores that a socket was accepted and returns its epoch; undefined if the charge point is gone. */
  readonly onAccepting: (accepting: Accepting) => Promise<bigint | undefined>;
  /** `presented` is what was not known of it before. */
  readonly onConnected: (
    connection: ConnectionInfo<ChargePointEntry>,
    presented: PresentedCredentials | undefined,
  ) => void;
  readonly onDisconnected: (connection: ConnectionInfo<ChargePointEntry>, code: number) => void;
  /** It was accepted under this epoch, and its socket never came. */
  readonly onAbandoned: (
    chargePoint: ChargePointEntry,
    epoch: bigint,
    presented: PresentedCredentials | undefined,
  ) => void;
  readonly onRefused: (refused: Refused) => void;
  readonly onSeen: (chargePointId: string, at: Date) => void;
  /** Must have stored it when it resolves. */
  readonly onQuarantine: (entry: QuarantineEntry<ChargePointEntry>) => Promise<void>;
  readonly onLateAnswer: (answer: LateAnswer<ChargePointEntry>) => void;
}

export type SendCall = <A extends OutboundAction>(
  chargePointId: string,
  action: A,
  payload: Request<A>,
  options?: SendOptions,
) => Promise<CallOutcome<A>>;

export interface OcppServer {
  readonly handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Calls a connected charge point; see packages/ocpp. Never rejects. */
  readonly send: SendCall;
  readonly isConnected: (chargePointId: string) => boolean;
  /** Closes its socket, if it has one. */
  readonly disconnect: (chargePointId: string, reason?: string) => void;
  /** Another process has a newer connection of the charge point: an older one here is closed. */
  readonly supersede: (chargePointId: string, epoch: bigint) => void;
  readonly stats: () => OcppServerStats;
  /** Drains: refuses upgrades, lets running handlers answer, closes sockets, writes the rest of the log. */
  close(graceMs?: number): Promise<void>;
}

/** Of several that have the name that was given, those that have connected from there, if any has. */
const meantBy = (
  { directory, hasConnectedFrom }: Pick<OcppServerOptions, 'directory' | 'hasConnectedFrom'>,
  handshake: Handshake,
): readonly ChargePointEntry[] => {
  const named = directory.findAll(handshake);
  const here = named.filter((known) => hasConnectedFrom(known, handshake.remoteAddress));
  return here.length > 0 ? here : named;
};

/** The OCPP central system on our database: who may connect, whether anything can be stored now, log and metrics. */
export const createOcppServer = (options: OcppServerOptions): OcppServer => {
  const { database, directory, metrics, now, log } = options;
  const messageLog = createMessageLog({
    pool: database.ingestPool,
    bytesPerDay: options.messageLogBytesPerDay,
    onDropped: metrics.logDropped,
    onError: (error) => log.error({ err: error }, 'message log could not be written'),
  });
  const breaker = createDatabaseBreaker({
    probe: () => database.ingestPool.query('SELECT 1'),
    onChange(open) {
      metrics.breaker(open);
      log.warn({ open }, open ? 'database unavailable: chargers are refused' : 'database available again');
    },
  });
  const admit = createChargePointAdmission(options);
  const pendingHandshakes = createPendingHandshakes();
  const central: CentralSystem<ChargePointEntry> = createCentralSystem<ChargePointEntry>({
    now,
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.isTrustedAddress ? { isTrustedAddress: options.isTrustedAddress } : {}),
    ...(options.patience ? { patience: options.patience } : {}),
    ...(options.transportOf ? { transportOf: options.transportOf } : {}),
    handlers: options.handlers,
    readIdentity(segment) {
      const parsed = parseOcppIdentity(segment);
      return parsed.ok ? parsed.identity : null;
    },
    dialectOf: (chargePoint) => dialectOf(directory.findById(chargePoint.id) ?? chargePoint),
    isAvailable: () => !breaker.isOpen(),
    hasConnectedFrom: (handshake) =>
      directory.findAll(handshake).some((known) => options.hasConnectedFrom(known, handshake.remoteAddress)),
    authenticate: createAuthentication({ ...options, admit, pendingHandshakes }),
    onConnected: (connection) => options.onConnected(connection, pendingHandshakes.take(connection)),
    onDisconnected: (connection, { code }) => options.onDisconnected(connection, code),
    onAbandoned({ chargePoint, epoch }) {
      // A socket that is still open belongs to the previous connection, which the charger considers lost.
      central.disconnect(chargePoint.id, 'Come back');
      if (epoch !== undefined)
        options.onAbandoned(chargePoint, epoch, pendingHandshakes.take({ chargePoint, epoch }));
    },
    onRefused({ handshake, status, reason }) {
      if (status !== 400 && status !== 401 && status !== 429) return;
      options.onRefused({ handshake, reason, chargePoints: meantBy(options, handshake) });
    },
    onMessage(entry) {
      if (entry.direction === 'in') options.onSeen(entry.chargePoint.id, entry.receivedAt);
      metrics.message(entry);
      messageLog.add(entry);
    },
    onQuarantine: options.onQuarantine,
    onLateAnswer: options.onLateAnswer,
    onFault(error, { action }) {
      if (isDatabaseUnavailable(error)) breaker.failed();
      log.error({ err: error, action }, 'OCPP message could not be handled');
    },
  });

  // A new key, or the removal of a charge point, also affects its open socket.
  directory.onChange((before, after) => {
    if (!after || needsNewConnection(before, after)) central.disconnect(before.id);
  });

  return {
    handleUpgrade: (request, socket, head) => central.handleUpgrade(request, socket, head),
    send: (chargePointId, action, payload, sendOptions) =>
      central.send(chargePointId, action, payload, sendOptions),
    isConnected: (chargePointId) => central.connection(chargePointId) !== undefined,
    disconnect: (chargePointId, reason) => void central.disconnect(chargePointId, reason),
    supersede: (chargePointId, epoch) => central.supersede(chargePointId, epoch),
    stats: () => ({ ...central.stats(), logWaiting: messageLog.waiting() }),
    async close(graceMs = 10_000) {
      await central.close({ graceMs });
      breaker.close();
      await messageLog.close();
    },
  };
};
