import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { createAdmissions, type Candidate } from './admission.ts';
import type { ServerState } from '../server/server-state.ts';
import { KeyedQueue } from './keyed-queue.ts';
import {
  type Accepted,
  FOREIGN_PROTOCOL,
  decideInTime,
  decideUpgrade,
  abandonUpgrade,
  tellRefused,
  sameTimeForAll,
} from './decide-upgrade.ts';

export type OnAccepted<T> = (socket: WebSocket, candidate: Candidate, accepted: Accepted<T>) => void;

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
        queue.run(admissions.turnOf(candidate), () => decideUpgrade(server, admissions, candidate)),
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
      if (!isOpen) abandonUpgrade(server, candidate, decision);
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

const refuse = <T>(server: ServerState<T>, socket: Duplex, status: number): void => {
  server.stats.upgradesRefused[status] = (server.stats.upgradesRefused[status] ?? 0) + 1;
  const challenge = status === 401 ? 'WWW-Authenticate: Basic realm="OCPP"\r\n' : '';
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${challenge}Connection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  );
};

const ignore = (): void => {};
