import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { createAdmissions, type Admissions, type Candidate } from './admission.ts';
import type { AuthenticateResult } from './handshake.ts';
import { guarded, type Edge } from '../server/edge.ts';
import { KeyedQueue } from './keyed-queue.ts';

type Accepted<T> = Extract<AuthenticateResult<T>, { ok: true }>;
export type OnAccepted<T> = (socket: WebSocket, candidate: Candidate, accepted: Accepted<T>) => void;

const CLOSE_TIMEOUT_MS = 2_000;

/** Decides about upgrade requests and hands over the sockets of those that are let in. */
export const createUpgradeHandler = <T>(edge: Edge<T>, onAccepted: OnAccepted<T>) => {
  const admissions = createAdmissions(edge);
  const queue = new KeyedQueue();
  const server = new WebSocketServer(webSocketOptions(edge.options.maxPayloadBytes));

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer, candidate: Candidate) => {
    const startedAt = performance.now();
    try {
      const decision = await decideInTime(edge, candidate, () =>
        queue.run(admissions.turnOf(candidate), () => decide(edge, admissions, candidate)),
      );
      if (!decision.ok) {
        const { handshake } = candidate;
        const { status, reason } = decision;
        if (status === 401) await sameTimeForAll(startedAt, edge.limits.refusalStepMs);
        refuse(edge, socket, status);
        guarded(edge, handshake.identity, 'onRefused', () =>
          edge.options.onRefused?.({ handshake, status, reason }),
        );
        return;
      }
      let isOpen = false;
      // ws answers a request that is no WebSocket's by itself, and calls back only for one that is.
      if (!socket.destroyed)
        server.handleUpgrade(request, socket, head, (webSocket) => {
          isOpen = true;
          edge.stats.upgradesAccepted += 1;
          onAccepted(webSocket, candidate, decision);
        });
      if (!isOpen) abandon(edge, candidate, decision);
    } catch (error) {
      edge.options.onFault?.(error, { identity: candidate.handshake.identity, action: 'upgrade' });
      refuse(edge, socket, 503);
    }
  };

  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', ignore);
    const admission = admissions.consider(request);
    if (admission.ok) void upgrade(request, socket, head, admission.candidate);
    else refuse(edge, socket, admission.status);
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
  edge: Edge<T>,
  candidate: Candidate,
  decide: () => Promise<Decision<T>>,
): Promise<Decision<T>> => {
  edge.stats.pendingUpgrades += 1;
  const late = Promise.withResolvers<Decision<T>>();
  const tooLate: Decision<T> = { ok: false, status: 503 };
  const timer = setTimeout(() => late.resolve(tooLate), edge.limits.deadlineMs);
  const deciding = decide();
  try {
    const decision = await Promise.race([deciding, late.promise]);
    if (decision === tooLate)
      deciding.then(
        (accepted) => accepted.ok && abandon(edge, candidate, accepted),
        () => {},
      );
    return decision;
  } finally {
    clearTimeout(timer);
    edge.stats.pendingUpgrades -= 1;
  }
};

const decide = async <T>(
  edge: Edge<T>,
  admissions: Admissions,
  candidate: Candidate,
): Promise<Decision<T>> => {
  if (!admissions.mayTry(candidate)) return { ok: false, status: 429 };
  const result: AuthenticateResult<T> = candidate.invalidCredentials
    ? { ok: false, status: 401 }
    : await edge.options.authenticate(candidate.handshake);
  if (!result.ok) {
    if (result.status === 401 && result.isGuess !== false) admissions.recordOutcome(candidate, 'wrong');
    return result;
  }
  admissions.recordOutcome(candidate, 'right');
  if (!candidate.handshake.offersOcpp16 && result.settings?.assumeOcpp16 !== true)
    return { ok: false, status: 400 };
  // Draining may have begun while the key was checked.
  if (!edge.draining) return result;
  abandon(edge, candidate, result);
  return { ok: false, status: 503 };
};

/** Whoever accepted it has written down a connection that there is not. */
const abandon = <T>(edge: Edge<T>, { handshake }: Candidate, accepted: Accepted<T>): void => {
  const { chargePoint, epoch, identity = handshake.identity } = accepted;
  guarded(edge, identity, 'onAbandoned', () => edge.options.onAbandoned?.({ identity, chargePoint, epoch }));
};

/** What was compared, and how slowly, must not be told by the clock. */
const sameTimeForAll = (startedAt: number, stepMs: number): Promise<void> => {
  const elapsedMs = performance.now() - startedAt;
  return new Promise((resolve) => setTimeout(resolve, stepMs - (elapsedMs % stepMs)));
};

const refuse = <T>(edge: Edge<T>, socket: Duplex, status: number): void => {
  edge.stats.upgradesRefused[status] = (edge.stats.upgradesRefused[status] ?? 0) + 1;
  const challenge = status === 401 ? 'WWW-Authenticate: Basic realm="OCPP"\r\n' : '';
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${challenge}Connection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  );
};

const ignore = (): void => {};
