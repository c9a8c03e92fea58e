import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { createAdmissions, type Admission, type Admissions } from './admission.ts';
import type { AuthenticateResult } from './central-system-options.ts';
import type { Edge } from './edge.ts';

type Considered = Extract<Admission, { ok: true }>;
type Accepted<T> = Extract<AuthenticateResult<T>, { ok: true }>;
export type OnAccepted<T> = (socket: WebSocket, considered: Considered, accepted: Accepted<T>) => void;

const CLOSE_TIMEOUT_MS = 2_000;

/** Decides about upgrade requests and hands over the sockets of those that are let in. */
export function createUpgradeHandler<T>(edge: Edge<T>, onAccepted: OnAccepted<T>) {
  const admissions = createAdmissions(edge);
  const server = new WebSocketServer(webSocketOptions(edge.options.maxPayloadBytes));

  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', ignore);
    const considered = admissions.consider(request);
    if (!considered.ok) return refuse(edge, socket, considered.status);
    void upgrade(request, socket, head, considered);
  };

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, considered: Considered) {
    try {
      const accepted = await decide(edge, admissions, request, socket, considered);
      if (!accepted || socket.destroyed) return;
      server.handleUpgrade(request, socket, head, (webSocket) => {
        edge.stats.upgradesAccepted += 1;
        onAccepted(webSocket, considered, accepted);
      });
    } catch (error) {
      edge.options.onFault?.(error, { identity: considered.identity, action: 'upgrade' });
      socket.destroy();
    }
  }
}

function webSocketOptions(maxPayloadBytes = 256 * 1_024) {
  return {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: maxPayloadBytes,
    maxFragments: 64,
    maxBufferedChunks: 4_096,
    closeTimeout: CLOSE_TIMEOUT_MS,
    handleProtocols: (offered: Set<string>) => (offered.has('ocpp1.6') ? ('ocpp1.6' as const) : false),
  } as const;
}

/** Answers the socket itself when it is not let in. Never rejects. */
async function decide<T>(
  edge: Edge<T>,
  admissions: Admissions,
  request: IncomingMessage,
  socket: Duplex,
  considered: Considered,
): Promise<Accepted<T> | null> {
  const result = await authenticateInTime(edge, request, socket, considered);
  if (!result.ok) {
    if (result.status === 401) admissions.recordFailure(considered.identity, considered.address);
    refuse(edge, socket, result.status);
    return null;
  }
  if (!considered.offersOcpp16 && result.assumeOcpp16 !== true) {
    refuse(edge, socket, 400);
    return null;
  }
  // Draining may have begun while the key was checked.
  if (edge.draining) {
    refuse(edge, socket, 503);
    return null;
  }
  return result;
}

async function authenticateInTime<T>(
  edge: Edge<T>,
  request: IncomingMessage,
  socket: Duplex,
  { identity, address, credentials }: Considered,
): Promise<AuthenticateResult<T>> {
  if (credentials.kind === 'invalid') return { ok: false, status: 401 };
  edge.stats.pendingUpgrades += 1;
  const deadline = Promise.withResolvers<AuthenticateResult<T>>();
  const timer = setTimeout(() => deadline.resolve({ ok: false, status: 503 }), edge.limits.deadlineMs);
  try {
    const handshake = {
      identity,
      password: credentials.kind === 'password' ? credentials.password : undefined,
      remoteAddress: address,
      secure: 'encrypted' in socket && socket.encrypted === true,
      headers: request.headers,
      userAgent: request.headers['user-agent'],
    };
    return await Promise.race([edge.options.authenticate(handshake), deadline.promise]);
  } catch (error) {
    edge.options.onFault?.(error, { identity, action: 'authenticate' });
    return { ok: false, status: 503 };
  } finally {
    clearTimeout(timer);
    edge.stats.pendingUpgrades -= 1;
  }
}

function refuse<T>(edge: Edge<T>, socket: Duplex, status: number): void {
  edge.stats.upgradesRefused[status] = (edge.stats.upgradesRefused[status] ?? 0) + 1;
  const challenge = status === 401 ? 'WWW-Authenticate: Basic realm="OCPP"\r\n' : '';
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${challenge}Connection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  );
}

function ignore(): void {}
