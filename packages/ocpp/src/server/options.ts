import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { MessageLogEntry, QuarantineEntry } from '../calls/log-entries.ts';
import type { CallOutcome, LateAnswer, SendOptions } from '../calls/outcome.ts';
import type { Patience } from '../calls/patience.ts';
import type { AuthenticateResult, Handshake, Transport } from '../handshake/handshake.ts';
import type { InboundAction, OutboundAction, Request, Response } from '../messages/actions.ts';
import type { Dialect } from '../parse/dialect.ts';
import type { ParsedRequest } from '../parse/parse-request.ts';
import type { ConnectionContext, ConnectionInfo } from './connection-info.ts';
import type { AdmissionLimits } from './admission-limits.ts';

export type InboundHandlers<T> = {
  [A in InboundAction]?: (
    context: ConnectionContext<T>,
    request: ParsedRequest<A>,
  ) => Response<A> | Promise<Response<A>>;
};

export interface CentralSystemOptions<T> {
  /** The identity that a segment of a path means, in its normal form; null if it is none. By default percent-decoded. */
  readIdentity?: (segment: string) => string | null;
  authenticate(handshake: Handshake): AuthenticateResult<T> | Promise<AuthenticateResult<T>>;
  /** Whether it has shown a right key from this network before, as is remembered longer than this process lives. */
  hasConnectedFrom?(handshake: Handshake): boolean;
  /** An action without a handler gets NotSupported. */
  handlers: InboundHandlers<T>;
  /** How this charge point writes; asked at every message, so that a change holds at once. */
  dialectOf?(chargePoint: T): Dialect;
  /** `replaced` is the connection of the same charge point that this one took over from. */
  onConnected?(connection: ConnectionInfo<T>, replaced: ConnectionInfo<T> | undefined): void;
  /** `current` is false when a newer connection of the same charge point has already taken over. */
  onDisconnected?(
    connection: ConnectionInfo<T>,
    how: { code: number; reason: string; current: boolean },
  ): void;
  /** An upgrade that was not let in after its path was found good: 401 and 429 are attempts at a key, 400 is no OCPP 1.6. */
  onRefused?(refused: { handshake: Handshake; status: number; reason: string | undefined }): void;
  /** Was accepted, and there is no socket all the same: it hung up, came too late, or its request was no WebSocket's. */
  onAbandoned?(accepted: { identity: string; chargePoint: T; epoch: bigint | undefined }): void;
  /** Called after the answer was written. Must not throw and should not wait. */
  onMessage?(entry: MessageLogEntry<T>): void;
  onQuarantine?(entry: QuarantineEntry<T>): void | Promise<void>;
  onLateAnswer?(answer: LateAnswer<T>): void;
  /** Faults of handlers and hooks: what was thrown never reaches a charge point. */
  onFault?(error: unknown, where: { identity: string; action: string }): void;
  /** False while draining or while the database is away: upgrades get 503. */
  isAvailable?(): boolean;
  /** The socket's by default. Behind a proxy, what its headers say. */
  transportOf?(request: IncomingMessage): Transport;
  /** Addresses that the limits per address do not count: a carrier's NAT, the own machine. */
  isTrustedAddress?(address: string): boolean;
  limits?: Partial<AdmissionLimits>;
  /** Default 256 KiB: signed meter data is large. */
  maxPayloadBytes?: number;
  /** Default 30 s; a peer silent for two intervals is dropped. */
  pingIntervalMs?: number;
  /** Default 30 s, counted from sending. */
  callTimeoutMs?: number;
  /** How long a charge point is left alone after it has connected or booted. */
  patience?: Partial<Patience>;
  /** A handler that takes longer counts as failed. Default 10 s. */
  handlerTimeoutMs?: number;
  now?(): Date;
}

export interface CentralSystemStats {
  connections: number;
  pendingUpgrades: number;
  upgradesAccepted: number;
  /** By HTTP status. */
  upgradesRefused: Record<number, number>;
  connectionsReplaced: number;
  callsReceived: number;
  callErrorsSent: number;
  handlersRunning: number;
  handlerFailures: number;
  framesUnreadable: number;
  framesRepaired: number;
  floodsClosed: number;
  callsSent: number;
  callsUnanswered: number;
}

export interface CentralSystem<T> {
  /** For the `upgrade` event of an HTTP server: answers or accepts every request it is given. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Calls a charge point. Never rejects. Calls to one charge point wait for one another. */
  send<A extends OutboundAction>(
    key: string,
    action: A,
    payload: Request<A>,
    options?: SendOptions,
  ): Promise<CallOutcome<A>>;
  connection(key: string): ConnectionInfo<T> | undefined;
  connections(): IterableIterator<ConnectionInfo<T>>;
  /** False when it was not connected. */
  disconnect(key: string, reason?: string): boolean;
  /** Another process has accepted a newer connection: an older one here is over. */
  supersede(key: string, epoch: bigint): void;
  /** Refuses upgrades, lets running handlers answer, closes every socket, drops what is left after `graceMs`. */
  close(options?: { graceMs?: number }): Promise<void>;
  stats(): CentralSystemStats;
}
