import { createRequire } from 'node:module';
import '../messages/ocpp16-validator.ts';
import ocppRpc from 'ocpp-rpc';
import type { WebSocket } from 'ws';
import { readCallErrorCode } from '../messages/call-error.ts';
import { type RpcEvents, type RpcOutcome, strayAnswer } from './rpc-events.ts';

// Not among the package's exports. RPCServer would make one too, but only after an upgrade of its own, which dies
// of a malformed path, has no deadline, and keeps the request in memory as long as the connection lives.
const RpcServerClient = createRequire(import.meta.url)(
  'ocpp-rpc/lib/server-client',
) as typeof import('ocpp-rpc/lib/server-client.js').default;

// A CommonJS export by spread: Node cannot see these by name.
const { NOREPLY, RPCError, TimeoutError } = ocppRpc;

const OPTIONS = {
  password: null,
  headers: {},
  wsOpts: {},
  protocols: [],
  reconnect: false,
  maxReconnects: 0,
  callTimeoutMs: 0,
  // The central system pings by one timer for all connections.
  pingIntervalMs: 0,
  deferPingsOnActivity: false,
  respondWithDetailedErrors: false,
  callConcurrency: 1,
  // Counted by the central system over time; a finite number here can end in an unhandled rejection.
  maxBadMessages: Infinity,
  strictMode: false,
  strictModeValidators: [],
  backoff: { initialDelay: 1_000, maxDelay: 2_000, factor: 2, randomisationFactor: 0 },
};

/** Of a message, the id: escapes in it (`\u0041`) are legal JSON, so looking for the id itself may find nothing. */
const FIRST_TEXT = /^([^"]*)"(?:[^"\\]|\\.)*"/;

// Of no use after the upgrade, and its request would hold memory.
const NO_HANDSHAKE = {} as InstanceType<typeof RpcServerClient>['handshake'];

/**
 * All that the central system uses of ocpp-rpc: reading frames and matching answers to calls. Answers to the
 * peer's calls are our own, in order, so ocpp-rpc's are never sent: they would carry messages of thrown errors,
 * codes that 1.6 does not know, and echoes of what was received.
 */
export class RpcLink extends RpcServerClient {
  #frame = '';
  #sentMessageId = '';
  /** Of the call that waits for its answer; empty while none does. */
  #openId = '';

  constructor(identity: string, socket: WebSocket, events: RpcEvents) {
    super({ ...OPTIONS, identity }, { ws: socket, session: {}, handshake: NO_HANDSHAKE });
    this.handle(keepSilent);
    this.on('message', ({ message, outbound }: { message: string; outbound: boolean }) => {
      if (!outbound) this.#frame = message;
    });
    this.on('call', ({ payload, outbound }: { payload: [2, string, string, unknown]; outbound: boolean }) => {
      if (outbound) this.#sentMessageId = this.#openId = payload[1];
      else events.onCall(payload[1], payload[2], payload[3], this.#takeFrame());
    });
    this.on('badMessage', (bad: BadMessage) => {
      const details = bad.error.details;
      const frame = this.#takeFrame();
      if (typeof details?.msgId !== 'string') events.onUnreadable(frame, readableId(bad.response));
      else if (this.#isOpenInOtherCase(details.msgId))
        socket.emit('message', Buffer.from(frame.replace(FIRST_TEXT, `$1"${this.#openId}"`)), false);
      else events.onStrayAnswer(details.msgId, strayAnswer(details));
    });
  }

  /** Some send our ids back in upper case. */
  #isOpenInOtherCase(messageId: string): boolean {
    return messageId !== this.#openId && messageId.toLowerCase() === this.#openId;
  }

  /** An idle connection must not keep its last frame in memory. */
  #takeFrame(): string {
    const frame = this.#frame;
    this.#frame = '';
    return frame;
  }

  /** ocpp-rpc sends everything through here; only calls may pass. */
  override sendRaw(frame: string): void {
    if (frame.startsWith('[2,')) super.sendRaw(frame);
  }

  /** Never rejects. One call at a time: the caller sees to it. */
  async callPeer(action: string, payload: unknown, timeoutMs: number): Promise<RpcOutcome> {
    try {
      const response = await this.call(action, payload, { callTimeoutMs: timeoutMs });
      return { kind: 'answered', response, messageId: this.#sentMessageId };
    } catch (error) {
      const messageId = this.#sentMessageId;
      if (error instanceof TimeoutError) return { kind: 'no-answer', messageId };
      if (!(error instanceof RPCError)) return { kind: 'disconnected', messageId };
      return {
        kind: 'callError',
        code: readCallErrorCode(error.rpcErrorCode),
        description: error.message,
        messageId,
      };
    } finally {
      this.#openId = '';
      this.#takeFrame();
    }
  }
}

const keepSilent = async (): Promise<typeof NOREPLY> => NOREPLY;

interface BadMessage {
  error: { details?: Record<string, unknown> };
  response: unknown[] | null;
}

const readableId = (response: unknown[] | null): string | null => {
  const id = response?.[1];
  return typeof id === 'string' && id !== '-1' ? id : null;
};
