import { once } from 'node:events';
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { connectChargePoint } from '../../src/client/charge-point.ts';
import type { ConnectionSettings } from '../../src/server/connection-settings.ts';
import { basic, exchange, OFFER, upgradeRequest } from '../raw-upgrade.ts';
import { KEY, startCentralSystem, waitUntil } from '../start-central-system.ts';

const UNLIMITED = { perSecond: 10_000, burst: 10_000 };
const noLimits = {
  upgrades: UNLIMITED,
  upgradesPerAddress: UNLIMITED,
  failuresPerAddress: UNLIMITED,
  failuresPerIdentity: UNLIMITED,
  refusalStepMs: 1,
};

const withSettings = (settings: Partial<ConnectionSettings>) => ({
  authenticate: ({ identity }: { identity: string }) =>
    ({ ok: true, chargePoint: { name: identity }, settings }) as const,
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const memoryInUse = (): number => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const PATHS = [
  '/ocpp/%E0%A4%A',
  '/ocpp/%',
  '/ocpp/%00',
  '//',
  '//[]/',
  '/ocpp//',
  '/ocpp/ ',
  '*',
  `/ocpp/${'a'.repeat(10_000)}`,
  'http://localhost/ocpp/CP1',
  '/ocpp/CP1?a=b#c',
  '/ocpp/..%2f..%2fetc',
  '/ocpp/CP1',
];
const METHODS = ['GET', 'POST', 'CONNECT', 'HEAD', 'OPTIONS', 'get'];
const HEADERS: readonly (readonly string[])[] = [
  [],
  [OFFER],
  [OFFER, OFFER],
  ['Sec-WebSocket-Protocol: ,', 'Sec-WebSocket-Extensions: permessage-deflate; a=";'],
  [OFFER, 'Authorization: Basic ===', 'Authorization: Basic'],
  [OFFER, 'Sec-WebSocket-Version: x', 'Content-Length: 99999999999999999999'],
  [OFFER, 'Transfer-Encoding: chunked', 'Upgrade: h2c'],
];

test('W11 D01 hundreds of raw upgrade requests: each is answered or closed, and the process goes on', async () => {
  await using server = await startCentralSystem({ limits: noLimits });
  const requests = METHODS.flatMap((method) =>
    PATHS.flatMap((path) =>
      HEADERS.map((headers) => upgradeRequest(path, [...headers]).replace(/^GET/, method)),
    ),
  );
  expect(requests.length).toBeGreaterThan(300);
  const since = Date.now();
  for (let start = 0; start < requests.length; start += 50) {
    await Promise.all(
      requests.slice(start, start + 50).map(async (request, index) => {
        // Every third one ends in the middle and hangs up.
        if (index % 3 === 0) {
          const socket = connect(server.port, '127.0.0.1').on('error', () => {});
          socket.end(request.slice(0, request.length / 2), 'latin1');
          socket.resume();
          await once(socket, 'close');
          return;
        }
        const { head, socket } = await exchange(server.port, request);
        socket.destroy();
        expect(head).toMatch(/^(?:HTTP\/1\.1 (?:4\d\d|503)|$)/);
        expect(head.length).toBeLessThan(1_000);
      }),
    );
  }
  expect(Date.now() - since).toBeLessThan(10_000);
  const chargePoint = await server.connect('CP1');
  expect(await chargePoint.call('Heartbeat', {})).toHaveProperty('currentTime');
  expect(server.faults).toEqual([]);
});

test('W12 a thousand sockets with one byte too many are closed 1009 with a short reply and leave nothing behind', async () => {
  await using server = await startCentralSystem({ limits: noLimits });
  const tooLong = async (identity: string) => {
    const { socket } = await exchange(
      server.port,
      upgradeRequest(`/ocpp/${identity}`, [OFFER, basic(identity, KEY)]),
    );
    let reply = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => (reply = Buffer.concat([reply, chunk])));
    const header = Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 4, 0, 1, 1, 2, 3, 4]);
    socket.write(header);
    await waitUntil(() => reply.length >= 4);
    socket.destroy();
    expect(reply.readUInt16BE(2)).toBe(1009);
    expect(reply.length).toBeLessThan(1_000);
  };
  const many = async (sockets: number) => {
    for (let start = 0; start < sockets; start += 50)
      await Promise.all(Array.from({ length: 50 }, (_, index) => tooLong(`CP${index}`)));
    await waitUntil(() => server.central.stats().connections === 0);
  };
  await many(500);
  const before = memoryInUse();
  await many(1_000);
  expect(memoryInUse() - before).toBeLessThan(20_000_000);
});

test('D07 on a shutdown a thousand chargers are told in time, and what was received is answered', async () => {
  let [begun, handled] = [0, 0];
  await using server = await startCentralSystem({
    limits: noLimits,
    handlers: {
      async StopTransaction() {
        begun += 1;
        await new Promise((resolve) => setTimeout(resolve, 200));
        handled += 1;
        return {};
      },
    },
  });
  const { url } = server;
  const chargers = await Promise.all(
    Array.from({ length: 1_000 }, (_, index) =>
      connectChargePoint({ url, identity: `CP${index}`, password: KEY }),
    ),
  );
  const stop = { transactionId: 1, meterStop: 1, timestamp: new Date().toISOString() };
  const answers = chargers.slice(0, 20).map((charger) => charger.call('StopTransaction', stop));
  await waitUntil(() => begun === 20);
  const since = Date.now();
  await server.central.close({ graceMs: 5_000 });
  expect(Date.now() - since).toBeLessThan(6_000);
  expect(await Promise.all(answers)).toEqual(Array.from({ length: 20 }, () => ({})));
  expect(handled).toBe(20);
  const codes = await Promise.all(chargers.map(async ({ closed }) => (await closed).code));
  expect(new Set(codes)).toEqual(new Set([1012]));
});

test('a charger that must not be pinged gets none, and is gone only after a long silence', async () => {
  await using server = await startCentralSystem({
    ...withSettings({ ping: 'off', silenceMs: 600 }),
    pingIntervalMs: 50,
  });
  const since = performance.now();
  const { socket } = await exchange(server.port, upgradeRequest('/ocpp/CP1', [OFFER]));
  const frames: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => frames.push(chunk));
  expect(server.central.connection('CP1')).toBeDefined();
  await waitUntil(() => server.central.connection('CP1') === undefined);
  // Twelve times as long as between two pings.
  expect(performance.now() - since).toBeGreaterThan(590);
  expect(frames).toEqual([]);
  socket.destroy();
});

test('a charger that answers no ping is pinged while it is silent and not dropped for it', async () => {
  await using server = await startCentralSystem({
    ...withSettings({ ping: 'defer', silenceMs: 600 }),
    pingIntervalMs: 50,
  });
  const { socket } = await exchange(server.port, upgradeRequest('/ocpp/CP1', [OFFER]));
  let pings = 0;
  socket.on('data', (chunk: Buffer) => (pings += chunk[0] === 0x89 ? 1 : 0));
  await waitUntil(() => pings >= 3);
  expect(server.central.connection('CP1')).toBeDefined();
  await waitUntil(() => server.central.connection('CP1') === undefined);
  socket.destroy();
});

test('an answer to StartTransaction waits as long as its charger needs, others do not', async () => {
  await using server = await startCentralSystem(withSettings({ startAnswerDelayMs: 1_500 }));
  const chargePoint = await server.connect('CP1');
  const since = performance.now();
  await chargePoint.call('Heartbeat', {});
  expect(performance.now() - since).toBeLessThan(1_400);
  const timestamp = new Date().toISOString();
  await chargePoint.call('StartTransaction', { connectorId: 1, idTag: 'A', meterStart: 0, timestamp });
  expect(performance.now() - since).toBeGreaterThan(1_499);
});

test.each([
  ['[2,"a","Heartbeat",{,"x":"{,"}]', true],
  ['[2,"a","Heartbeat",{ , "x":[,1]}]', true],
  ['[2,"a","Heartbeat",{,,}]', false],
])(
  'a leading comma in %s is forgiven where that is known of the charger, and counted',
  async (frame, readable) => {
    await using server = await startCentralSystem(withSettings({ repairLeadingComma: true }));
    const chargePoint = await server.connect('CP1');
    chargePoint.sendRaw(frame);
    await waitUntil(() => server.log.length === 1);
    expect(server.log[0]?.error === null).toBe(readable);
    expect(server.central.stats().framesRepaired).toBe(readable ? 1 : 0);
  },
);

test('a charger that nobody has accepted yet tells of its transactions all the same, and of nothing else', async () => {
  await using server = await startCentralSystem(withSettings({ bootRefused: true }));
  const chargePoint = await server.connect('CP1');
  const start = { connectorId: 1, idTag: 'A', meterStart: 0, timestamp: new Date().toISOString() };
  expect(await chargePoint.call('StartTransaction', start)).toHaveProperty('transactionId');
  await expect(chargePoint.call('Heartbeat', {})).rejects.toMatchObject({ code: 'SecurityError' });
  expect(server.quarantine).toEqual([]);
  await chargePoint.call('BootNotification', { chargePointVendor: 'A', chargePointModel: 'B' });
  expect(await chargePoint.call('Heartbeat', {})).toHaveProperty('currentTime');
});
