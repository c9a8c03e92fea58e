import type { WebSocket } from 'ws';
import type { ConnectionInfo } from './connection-info.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import type { OutboundAction } from '../messages/actions.ts';
import type { Heard } from '../calls/patience.ts';
import { RecentAnswers } from '../calls/recent-answers.ts';
import type { RpcLink } from '../calls/rpc-link.ts';
import type { Bucket } from '../rate-limit/token-bucket.ts';

/** A CALL of the charge point that waits for its turn. */
export interface InboundCall {
  messageId: string;
  action: string;
  payload: unknown;
  frame: string;
  receivedAt: Date;
}

/** A call of ours that was given up and may still be answered. */
interface OpenQuestion {
  action: OutboundAction;
  reference: string | undefined;
}

const RESUME_AT = 4;
/** For the close frame to leave. */
const CUT_OFF_MS = 250;

/** What one socket needs to be served: kept small, since thousands of them do nothing most of the time. */
export class Connection<T> implements ConnectionInfo<T> {
  readonly key: string;
  readonly identity: string;
  readonly chargePoint: T;
  readonly epoch: bigint;
  readonly remoteAddress: string;
  readonly connectedAt: Date;
  readonly socket: WebSocket;
  readonly settings: ConnectionSettings;
  /** Set right after construction: the link's events need the connection. */
  link!: RpcLink;

  lastSeenMs: number;
  pingedMs = 0;
  /** Nothing more is read from it; what was received may still be handled. */
  closing = false;

  /** Calls waiting for their turn; one at a time is being handled. */
  inbox: InboundCall[] = [];
  answering = false;
  handlingSinceMs = 0;
  /** Too fast: not read until its bucket has filled again. */
  slowed = false;
  readonly recent = new RecentAnswers();
  messages: Bucket;
  unreadable: Bucket;
  /** Until BootNotification is accepted on this connection, when it was answered Pending or Rejected. */
  bootRefused: boolean;
  /** Asked for with TriggerMessage, so allowed although the boot is not accepted. */
  triggered: string | null = null;

  readonly heard: Heard;
  /** Looks again whether the charge point may be called; set while a call waits for that. */
  readinessChanged = (): void => {};
  /** Calls of ours: one is on its way, the others wait. */
  calling = false;
  waiting: ((turn: 'turn' | 'not-connected') => void)[] = [];
  readonly givenUp = new Map<string, OpenQuestion>();

  constructor(facts: {
    key: string;
    identity: string;
    chargePoint: T;
    epoch: bigint;
    remoteAddress: string;
    now: Date;
    socket: WebSocket;
    settings: ConnectionSettings;
    messages: Bucket;
    unreadable: Bucket;
  }) {
    this.key = facts.key;
    this.identity = facts.identity;
    this.chargePoint = facts.chargePoint;
    this.epoch = facts.epoch;
    this.remoteAddress = facts.remoteAddress;
    this.connectedAt = facts.now;
    this.lastSeenMs = facts.now.getTime();
    this.heard = { connectedMs: performance.now(), firstMs: null, bootedMs: null, statusMs: null };
    this.socket = facts.socket;
    this.settings = facts.settings;
    this.bootRefused = facts.settings.bootRefused;
    this.messages = facts.messages;
    this.unreadable = facts.unreadable;
  }

  get lastSeenAt(): Date {
    return new Date(this.lastSeenMs);
  }

  /** Sends a frame; a peer that does not read is dropped before it fills the memory. */
  write(frame: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.socket.send(frame);
    this.dropSlowReader();
  }

  dropSlowReader(): void {
    if (this.socket.bufferedAmount > 1_000_000) this.terminate();
  }

  readOn(): void {
    if (this.closing || this.slowed || this.inbox.length > RESUME_AT) return;
    if (this.socket.isPaused) this.socket.resume();
  }

  /** Closing handshake; ws drops the socket when the peer does not take part within its close time-out. */
  close(code: number, reason: string): void {
    this.closing = true;
    // A paused socket would never read the peer's close frame.
    this.socket.resume();
    this.socket.close(code, reason);
  }

  /** Says why and hangs up without reading on: what a flood has left in the network would keep everybody waiting. */
  cutOff(code: number, reason: string): void {
    this.closing = true;
    this.inbox = [];
    this.socket.pause();
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), CUT_OFF_MS).unref();
  }

  terminate(): void {
    this.closing = true;
    this.inbox = [];
    this.socket.terminate();
  }
}
