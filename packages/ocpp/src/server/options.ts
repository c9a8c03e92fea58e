import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { CallErrorCode } from '../messages/call-error.ts';
import type { InboundAction, OutboundAction, Request, Response } from '../messages/actions.ts';
import type { Dialect } from '../parse/dialect.ts';
import type { ParsedRequest } from '../parse/parse-request.ts';
import type { Rate } from '../rate-limit/token-bucket.ts';

/** How a request came: over what, from where, with which client certificate. */
export interface Transport {
  remoteAddress: string;
  secure: boolean;
  /** DER of the certificate whose private key the peer has shown to hold; who issued it is not looked at. */
  clientCertificate: Uint8Array | undefined;
}

/** What a charge point showed when it asked for a connection. */
export interface Handshake extends Transport {
  identity: string;
  /** Raw bytes after `identity:` of the Basic header; undefined when there was no header. */
  password: Uint8Array | undefined;
  userAgent: string | undefined;
  /** Without it only those are let in whose `settings` assume it. */
  offersOcpp16: boolean;
}

/** How one charge point differs from the rule, for as long as it is connected. */
export interface ConnectionSettings {
  /**
   * `on`: silent ones are pinged, and dropped when they stay silent. `defer`: pinged, and dropped only after
   * `silenceMs` without a frame, since no pong proves nothing. `off`: the same, without pings.
   */
  ping: 'on' | 'defer' | 'off';
  /** Without a frame for so long it is gone, where pings do not tell. */
  silenceMs: number;
  /** Some chargers offer no subprotocol at all and still speak 1.6. */
  assumeOcpp16: boolean;
  /** Some lose an answer to StartTransaction that comes at once. */
  startAnswerDelayMs: number;
  /** Some write `{,"a":1}`. */
  repairLeadingComma: boolean;
  /** Nobody has accepted it yet: until its boot is accepted it may only boot and tell of transactions. */
  bootRefused: boolean;
}

/**
 * An unknown identity and a wrong key must look the same from outside: both are `401`. `503` means that it
 * cannot be decided now (database away) and the charge point should come back.
 */
export type AuthenticateResult<T> =
  | {
      ok: true;
      chargePoint: T;
      /** The spelling to register under; the one of the path when absent. */
      identity?: string;
      /** Higher is newer. The order of arrival decides when absent. */
      epoch?: bigint;
      settings?: Partial<ConnectionSettings>;
    }
  | {
      ok: false;
      status: 401 | 503;
      /** For `onRefused`; the charge point never hears it. */
      reason?: string;
      /** False where its key made no difference: it then counts as no guess. */
      isGuess?: boolean;
    };

/** One accepted connection. The same charge point that comes back is another one. */
export interface ConnectionInfo<T> {
  readonly identity: string;
  readonly chargePoint: T;
  readonly epoch: bigint;
  readonly remoteAddress: string;
  readonly connectedAt: Date;
  /** Last frame or pong. */
  readonly lastSeenAt: Date;
}

/** Where a message came from and when: the first argument of every handler. */
export interface ConnectionContext<T> {
  identity: string;
  chargePoint: T;
  epoch: bigint;
  remoteAddress: string;
  messageId: string;
  receivedAt: Date;
  /** The payload as JSON.parse gave it. */
  payload: unknown;
}

export type InboundHandlers<T> = {
  [A in InboundAction]?: (
    context: ConnectionContext<T>,
    request: ParsedRequest<A>,
  ) => Response<A> | Promise<Response<A>>;
};

/** One message and its answer, with secrets hidden. */
export interface MessageLogEntry<T> {
  identity: string;
  chargePoint: T;
  /** `in`: the charge point called. */
  direction: 'in' | 'out';
  /** Null for a frame that could not be read; `payload` then is its beginning. */
  action: string | null;
  messageId: string | null;
  /** JSON text. */
  payload: string;
  /** JSON text of the CALLRESULT; null when there was none. */
  response: string | null;
  error: { code: string; description: string } | null;
  /** When the call was received, or sent. */
  receivedAt: Date;
  latencyMs: number | null;
}

/** A transaction message that could not be understood at all, kept so that nothing is lost unseen. */
export interface QuarantineEntry<T> {
  identity: string;
  chargePoint: T;
  action: InboundAction;
  messageId: string;
  frame: string;
  receivedAt: Date;
}

/** An answer that came after its call had been given up. */
export interface LateAnswer<T> {
  identity: string;
  chargePoint: T;
  action: OutboundAction;
  messageId: string;
  /** What `send` was given, to find the command again. */
  reference: string | undefined;
  /** The response is repaired as far as it goes, and not checked against the schema. */
  answer:
    | { kind: 'response'; response: unknown }
    | { kind: 'callError'; code: CallErrorCode; description: string };
}

export interface AdmissionLimits {
  /** Upgrades in all. Default 300/s, burst 600. */
  upgrades: Rate;
  /** Upgrades of one address. Default 10/s, burst 100. */
  upgradesPerAddress: Rate;
  /** Failed keys of one address. Default one in 10 s, burst 15. */
  failuresPerAddress: Rate;
  /** Failed keys of one identity from one address. Default one a minute, burst 5. Never by identity alone. */
  failuresPerIdentity: Rate;
  /** Upgrades waiting for their decision. Default 500. */
  pendingUpgrades: number;
  /** For the decision about one upgrade. Default 5 s. */
  deadlineMs: number;
  /** A refused key is answered at a multiple of this, so that the time says nothing. Default 500 ms. */
  refusalStepMs: number;
  /** Messages of one connection; a faster one is read more slowly. Default 200/s, burst 300. */
  messagesPerConnection: Rate;
  /** Connections of one identity from one address that ended in a flood. Default one in 30 s: then it may come back. */
  floods: Rate;
}

export interface CentralSystemOptions<T> {
  authenticate(handshake: Handshake): AuthenticateResult<T> | Promise<AuthenticateResult<T>>;
  /** An action without a handler gets NotSupported. */
  handlers: InboundHandlers<T>;
  /** How this charge point writes; asked at every message, so that a change holds at once. */
  dialectOf?(chargePoint: T): Dialect;
  /** `replaced` is the connection of the same identity that this one took over from. */
  onConnected?(connection: ConnectionInfo<T>, replaced: ConnectionInfo<T> | undefined): void;
  /** `current` is false when a newer connection of the same identity has already taken over. */
  onDisconnected?(
    connection: ConnectionInfo<T>,
    how: { code: number; reason: string; current: boolean },
  ): void;
  /** An upgrade that was not let in after its path was found good: 401 and 429 are attempts at a key. */
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
  /** A handler that takes longer counts as failed. Default 10 s. */
  handlerTimeoutMs?: number;
  now?(): Date;
}

export interface SendOptions {
  timeoutMs?: number;
  /** How long to wait for calls before this one. Default 10 s. */
  queueDeadlineMs?: number;
  /** Withdraws a call that has not been sent yet. */
  signal?: AbortSignal;
  /** Given back with a late answer. */
  reference?: string;
  /** Runs when it is this call's turn, before the frame leaves. False withdraws the call. */
  onSent?(messageContext: { epoch: bigint }): void | boolean | Promise<void | boolean>;
}

export type CallOutcome<A extends OutboundAction> =
  | { kind: 'answered'; response: Response<A>; messageId: string }
  | { kind: 'callError'; code: CallErrorCode; description: string; messageId: string }
  /** An answer that fits no form of the schema even after repair. */
  | { kind: 'unreadable-answer'; response: unknown; problem: string; messageId: string }
  /** Never left: no connection. */
  | { kind: 'not-connected' }
  /** Never left: other calls were waiting or took too long. */
  | { kind: 'busy' }
  /** Never left: the signal or `onSent` withdrew it. */
  | { kind: 'withdrawn' }
  /** Never left: the request does not fit the schema. */
  | { kind: 'invalid-request'; problem: string }
  /** Left; what became of it is not known. */
  | { kind: 'no-answer'; messageId: string }
  | { kind: 'disconnected'; messageId: string };

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
    identity: string,
    action: A,
    payload: Request<A>,
    options?: SendOptions,
  ): Promise<CallOutcome<A>>;
  connection(identity: string): ConnectionInfo<T> | undefined;
  connections(): IterableIterator<ConnectionInfo<T>>;
  /** False when it was not connected. */
  disconnect(identity: string, reason?: string): boolean;
  /** Another process has accepted a newer connection: an older one here is over. */
  supersede(identity: string, epoch: bigint): void;
  /** Refuses upgrades, lets running handlers answer, closes every socket, drops what is left after `graceMs`. */
  close(options?: { graceMs?: number }): Promise<void>;
  stats(): CentralSystemStats;
}
