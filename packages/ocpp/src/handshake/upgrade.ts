import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { createAdmissions, type Admissions, type Candidate } from './admission.ts';
import type { AuthenticateResult, Handshake } from './handshake.ts';
import { guarded, type ServerState } from '../server/server-state.ts';
import { KeyedQueue } from './keyed-queue.ts';

type Accepted<T> = Extract<AuthenticateResult<T>, { ok: true }>;
export type OnAccepted<T> = (socket: WebSocket, candidate: Candidate, accepted: Accepted<T>) => void;

/** Why it is refused: it offers no OCPP 1.6. */
export const FOREIGN_PROTOCOL = 'foreign-protocol';
const CLOSE_TIMEOUT_MS = 2_000;

/** Decides about upgrade requests and hands over the sockets of those that are let in. */
export const createUpgradeHandler = <T>(server: ServerState<T>, onAccepted: OnAccepted<T>) => {
  const admissions = createAdmissions(server);
  const queue = new KeyedQueue();
  const webSocketServer = new WebSocketServer(webSocketOptions(server.options.maxPayloadBytes));

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer, candidate: Candidate) => {
    const startedAt = performance.now();
    try {
      const decision = await decideInTime(server, candidate, () =>
        queue.run(admissions.turnOf(candidate), () => decide(server, admissions, candidate)),
      );
      if (!decision.ok) {
        const { handshake } = candidate;
        const { status, reason } = decision;
        if (status === 401) await sameTimeForAll(startedAt, server.limits.refusalStepMs);
        refuse(server, socket, status);
        tellRefused(server, handshake, status, reason);
        return;
      }
      let isOpen = false;
      // ws answers a request that is no WebSocket's by itself, and calls back only for one that is.
      if (!socket.destroyed)
        webSocketServer.handleUpgrade(request, socket, head, (webSocket) => {
          isOpen = true;
          server.stats.upgradesAccepted += 1;
          onAccepted(webSocket, candidate, decision);
        });
      if (!isOpen) abandon(server, candidate, decision);
    } catch (error) {
      server.options.onFault?.(error, { identity: candidate.handshake.identity, action: 'upgrade' });
      refuse(server, socket, 503);
    }
  };

  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', ignore);
    const admission = admissions.consider(request);
    if (admission.ok) void upgrade(request, socket, head, admission.candidate);
    else {
      const { status } = admission;
      refuse(server, socket, status);
      if (status === 400) tellRefused(server, admission.handshake, status, FOREIGN_PROTOCOL);
    }
  };
};

const webSocketOptions = (maxPayloadBytes = 256 * 1_024) =>
  ({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: maxPayloadBytes,
    maxFragments: 64,
    maxBufferedChunks: 4_096,
    closeTimeout: CLOSE_TIMEOUT_MS,
    handleProtocols: (offered: Set<string>) => (offered.has('ocpp1.6') ? ('ocpp1.6' as const) : false),
  }) as const;

type Decision<T> = Accepted<T> | { ok: false; status: number; reason?: string };

/** A decision that takes too long, waiting included, is 503: the charge point will come back. */
const decideInTime = async <T>(
  server: ServerState<T>,
  candidate: Candidate,
  decide: () => Promise<Decision<T>>,
): Promise<Decision<T>> => {
  server.stats.pendingUpgrades += 1;
  const late = Promise.withResolvers<Decision<T>>();
  const tooLate: Decision<T> = { ok: false, status: 503 };
  const timer = setTimeout(() => late.resolve(tooLate), server.limits.deadlineMs);
  const deciding = decide();
  try {
    const decision = await Promise.race([deciding, late.promise]);
    if (decision === tooLate)
      deciding.then(
        (accepted) => accepted.ok && abandon(server, candidate, accepted),
        () => {},
      );
    return decision;
  } finally {
    clearTimeout(timer);
    server.stats.pendingUpgrades -= 1;
  }
};

const decide = async <T>(
  server: ServerState<T>,
  admissions: Admissions,
  candidate: Candidate,
): Promise<Decision<T>> => {
  const whose = admissions.mayTry(candidate);
  if (whose === 'none') return { ok: false, status: 429 };
  const result: AuthenticateResult<T> = candidate.invalidCredentials
    ? { ok: false, status: 401 }
    : await server.options.authenticate({ ...candidate.handshake, mustBeKnownHere: whose === 'known-here' });
  if (!result.ok) {
    if (result.status === 401 && result.isGuess !== false) admissions.recordOutcome(candidate, 'wrong');
    return result;
  }
  admissions.recordOutcome(candidate, 'right');
  if (!candidate.handshake.offersOcpp16 && result.settings?.assumeOcpp16 !== true)
    return { ok: false, status: 400, reason: FOREIGN_PROTOCOL };
  // Draining may have begun while the key was checked.
  if (!server.draining) return result;
  abandon(server, candidate, result);
  return { ok: false, status: 503 };
};

/** Whoever accepted it has written down a connection that there is not. */
const abandon = <T>(server: ServerState<T>, { handshake }: Candidate, accepted: Accepted<T>): void => {
  const { chargePoint, epoch, identity = handshake.identity } = accepted;
  guarded(server, identity, 'onAbandoned', () =>
    server.options.onAbandoned?.({ identity, chargePoint, epoch }),
  );
};

const tellRefused = <T>(
  server: ServerState<T>,
  handshake: Handshake,
  status: number,
  reason: string | undefined,
): void =>
  guarded(server, handshake.identity, 'onRefused', () =>
    server.options.onRefused?.({ handshake, status, reason }),
  );

/** What was compared, and how slowly, must not be told by the clock. */
const sameTimeForAll = (startedAt: number, stepMs: number): Promise<void> => {
  const elapsedMs = performance.now() - startedAt;
  return new Promise((resolve) => setTimeout(resolve, stepMs - (elapsedMs % stepMs)));
};

const refuse = <T>(server: ServerState<T>, socket: Duplex, status: number): void => {
  server.stats.upgradesRefused[status] = (server.stats.upgradesRefused[status] ?? 0) + 1;
  const challenge = status === 401 ? 'WWW-Authenticate: Basic realm="OCPP"\r\n' : '';
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${challenge}Connection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  );
};

const ignore = (): void => {};
