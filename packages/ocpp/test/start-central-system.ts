import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createCentralSystem } from '../src/server/central-system.ts';
import type { CentralSystemOptions, InboundHandlers } from '../src/server/options.ts';
import type { ConnectionInfo } from '../src/server/connection-info.ts';
import type { LateAnswer } from '../src/calls/outcome.ts';
import type { MessageLogEntry, QuarantineEntry } from '../src/calls/log-entries.ts';
import { connectChargePoint } from '../src/client/charge-point.ts';
import type { CallHandlers } from '../src/client/call-handlers.ts';

export interface TestChargePoint {
  name: string;
}

export const KEY = Buffer.from([0x01, 0x3a, 0xff, 0x00, 0x80, 0x3a]);
const now = () => new Date().toISOString();

/** Answers that a central system without a memory would give. */
export const HANDLERS: InboundHandlers<TestChargePoint> = {
  Authorize: () => ({ idTagInfo: { status: 'Accepted' } }),
  BootNotification: () => ({ status: 'Accepted', currentTime: now(), interval: 300 }),
  DataTransfer: () => ({ status: 'UnknownVendorId' }),
  Heartbeat: () => ({ currentTime: now() }),
  MeterValues: () => ({}),
  StartTransaction: () => ({ transactionId: 7, idTagInfo: { status: 'Accepted' } }),
  StatusNotification: () => ({}),
  StopTransaction: () => ({}),
};

type Options = Partial<CentralSystemOptions<TestChargePoint>>;

/** A central system on a port of its own that lets in every identity but `stranger` with `KEY`. */
export const startCentralSystem = async (options: Options = {}) => {
  const log: MessageLogEntry<TestChargePoint>[] = [];
  const quarantine: QuarantineEntry<TestChargePoint>[] = [];
  const lateAnswers: LateAnswer<TestChargePoint>[] = [];
  const faults: unknown[] = [];
  const connected: ConnectionInfo<TestChargePoint>[] = [];
  const disconnected: { epoch: bigint; code: number; current: boolean }[] = [];

  const central = createCentralSystem<TestChargePoint>({
    authenticate: ({ identity, password }) =>
      identity !== 'stranger' && password !== undefined && KEY.equals(password)
        ? { ok: true, chargePoint: { name: identity } }
        : { ok: false, status: 401 },
    onConnected: (connection) => connected.push(connection),
    onDisconnected: (connection, { code, current }) =>
      disconnected.push({ epoch: connection.epoch, code, current }),
    onMessage: (entry) => log.push(entry),
    onQuarantine: (entry) => void quarantine.push(entry),
    onLateAnswer: (answer) => lateAnswers.push(answer),
    onFault: (error) => faults.push(error),
    patience: { silentMs: 0, statusesMs: 0 },
    ...options,
    handlers: { ...HANDLERS, ...options.handlers },
  });
  const sockets = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(404).end());
  let accepted = 0;
  server.on('connection', (socket) => {
    accepted += 1;
    sockets.add(socket.on('close', () => sockets.delete(socket)));
  });
  server.on('upgrade', (request, socket, head) => central.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `ws://127.0.0.1:${port}/ocpp`;

  return {
    central,
    port,
    url,
    sockets,
    /** How many connections there have been. */
    accepted: () => accepted,
    log,
    quarantine,
    lateAnswers,
    faults,
    connected,
    disconnected,
    connect: (identity = 'CP1', onCall: CallHandlers = {}) =>
      connectChargePoint({ url, identity, password: KEY, onCall }),
    async [Symbol.asyncDispose]() {
      await central.close({ graceMs: 200 });
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

export const waitUntil = async (condition: () => boolean, timeoutMs = 30_000): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
