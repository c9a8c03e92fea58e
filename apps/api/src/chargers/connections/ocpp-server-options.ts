import type { InboundHandlers } from '@laadpoort/ocpp/server/options';
import type { AdmissionLimits } from '@laadpoort/ocpp/server/admission-limits';
import type { ConnectionInfo } from '@laadpoort/ocpp/server/connection-info';
import type { CallOutcome, LateAnswer, SendOptions } from '@laadpoort/ocpp/calls/outcome';
import type { Patience } from '@laadpoort/ocpp/calls/patience';
import type { Handshake, Transport } from '@laadpoort/ocpp/handshake/handshake';
import type { QuarantineEntry } from '@laadpoort/ocpp/calls/log-entries';
import type { OutboundAction, Request } from '@laadpoort/ocpp/messages/actions';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ChargePointDirectory } from '../directory/charge-point-directory.ts';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';
import type { ChargePointAdmissionOptions } from '../admission/charge-point-admission.ts';
import type { Database } from '#platform/database/database.ts';
import type { OcppServerStats, OcppMetrics } from './ocpp-metrics.ts';
import type { PresentedCredentials } from './pending-handshakes.ts';
import type { Accepting } from './authenticate.ts';
import type { Log } from '#platform/process/log.ts';

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
  readonly log: Log;
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
export const meantBy = (
  { directory, hasConnectedFrom }: Pick<OcppServerOptions, 'directory' | 'hasConnectedFrom'>,
  handshake: Handshake,
): readonly ChargePointEntry[] => {
  const named = directory.findAll(handshake);
  const here = named.filter((known) => hasConnectedFrom(known, handshake.remoteAddress));
  return here.length > 0 ? here : named;
};
