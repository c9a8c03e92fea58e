import { once } from 'node:events';
import type { ConnectionOptions } from 'node:tls';
import '../messages/ocpp16-validator.ts';
import ocppRpc, { RPCClient } from 'ocpp-rpc';
import type { InboundAction, Request, Response } from '../messages/actions.ts';
import type { CallErrorCode } from '../messages/call-error.ts';
import { WiredClient, type Wire } from './wired-client.ts';
import { CallFailed } from './call-failed.ts';
import { type CallHandlers, answerCall } from './call-handlers.ts';

// A CommonJS export by spread: Node cannot see these two by name.
const { RPCError, TimeoutError } = ocppRpc;

export interface ChargePointOptions {
  /** Endpoint without the identity, for example ws://localhost:3000/ocpp */
  url: string;
  identity: string;
  /** Raw bytes of the AuthorizationKey; a string is sent as UTF-8. Without it no Authorization header is sent. */
  password?: Uint8Array | string;
  /** An action that is not here gets NotImplemented. */
  onCall?: CallHandlers;
  callTimeoutMs?: number;
  pingIntervalMs?: number;
  /** The offer of `Sec-WebSocket-Protocol`; empty offers none. */
  subprotocols?: string[];
  headers?: Record<string, string>;
  /** For wss: whom it trusts, and its own certificate (security profiles 2 and 3). */
  tls?: Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'servername' | 'rejectUnauthorized'>;
  /** To behave as chargers in the field do. */
  wire?: Wire;
}

export interface ChargePointConnection {
  readonly identity: string;
  readonly connected: boolean;
  /** Rejects with `CallFailed`. Calls wait for one another: one is in flight at a time. */
  call<A extends InboundAction>(
    action: A,
    payload: Request<A>,
    options?: { timeoutMs?: number },
  ): Promise<Response<A>>;
  /** Sends a frame as it is: for tests of bad input. */
  sendRaw(frame: string): void;
  /** Resolves once, however the connection ended. */
  readonly closed: Promise<{ code: number; reason: string }>;
  close(code?: number, reason?: string): Promise<void>;
  /** Drops the socket without a closing handshake, as a power cut does. */
  terminate(): void;
}

/**
 * Connects one charge point. There is no reconnection: a charge point that comes back connects anew.
 * Rejects when the server refuses the upgrade (the status is `code` of the error) or cannot be reached.
 */
export const connectChargePoint = async (options: ChargePointOptions): Promise<ChargePointConnection> => {
  const settings = {
    endpoint: options.url,
    identity: options.identity,
    password: null,
    headers: { ...authorizationHeader(options.identity, options.password), ...options.headers },
    protocols: options.subprotocols ?? ['ocpp1.6'],
    callTimeoutMs: options.callTimeoutMs ?? 30_000,
    pingIntervalMs: options.pingIntervalMs ?? 0,
    deferPingsOnActivity: false,
    respondWithDetailedErrors: false,
    callConcurrency: 1,
    strictMode: false,
    strictModeValidators: [],
    maxBadMessages: Infinity,
    reconnect: false,
    maxReconnects: 0,
    backoff: { initialDelay: 1_000, maxDelay: 10_000, factor: 2, randomisationFactor: 0.25 },
    wsOpts: { perMessageDeflate: false, ...options.tls },
  };
  const client = options.wire ? new WiredClient(settings, options.wire) : new RPCClient(settings);
  for (const [action, handler] of Object.entries(options.onCall ?? {})) {
    client.handle(action, async ({ params }) => answerCall(handler, params));
  }
  await client.connect();
  const closed = once(client, 'close').then(([event]) => event as { code: number; reason: string });

  return {
    identity: options.identity,
    closed,
    get connected() {
      return client.state === RPCClient.OPEN;
    },
    call: (action, payload, { timeoutMs } = {}) => call(client, action, payload, timeoutMs),
    sendRaw: (frame) => client.sendRaw(frame),
    async close(code = 1000, reason = '') {
      await client.close({ code, reason });
      await closed;
    },
    terminate() {
      client.close({ force: true }).catch(() => {});
    },
  };
};

const call = async <A extends InboundAction>(
  client: RPCClient,
  action: A,
  payload: Request<A>,
  timeoutMs: number | undefined,
): Promise<Response<A>> => {
  try {
    const options = timeoutMs === undefined ? {} : { callTimeoutMs: timeoutMs };
    return (await client.call(action, payload, options)) as Response<A>;
  } catch (error) {
    if (error instanceof TimeoutError) throw new CallFailed('Timeout', `${action} was not answered`);
    if (error instanceof RPCError) throw new CallFailed(error.rpcErrorCode as CallErrorCode, error.message);
    throw new CallFailed('Disconnected', `${action} was not answered: the connection is gone`);
  }
};

const authorizationHeader = (
  identity: string,
  password: Uint8Array | string | undefined,
): Record<string, string> => {
  if (password === undefined) return {};
  const credentials = Buffer.concat([Buffer.from(`${identity}:`), Buffer.from(password)]);
  return { authorization: `Basic ${credentials.toString('base64')}` };
};
