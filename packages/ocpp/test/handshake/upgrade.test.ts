import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { startCentralSystem, KEY, waitUntil } from '../start-central-system.ts';
import { basic, exchange, OFFER, statusOf, upgradeRequest } from '../raw-upgrade.ts';

const UNLIMITED = { perSecond: 10_000, burst: 10_000 };
const noLimits = {
  limits: { upgradesPerAddress: UNLIMITED, failuresPerAddress: UNLIMITED, failuresPerIdentity: UNLIMITED },
};

const clientHeader = (request: IncomingMessage) => ({
  remoteAddress: String(request.headers['x-client'] ?? ''),
  secure: false,
  clientCertificate: undefined,
});

test.each([
  ['the right key', '/ocpp/CP1', [OFFER, basic('CP1', KEY)], 101],
  [
    'a list of subprotocols',
    '/ocpp/CP1',
    ['Sec-WebSocket-Protocol: ocpp2.0.1, ocpp1.6', basic('CP1', KEY)],
    101,
  ],
  ['a scheme in lower case', '/ocpp/CP1', [OFFER, basic('CP1', KEY, 'basic')], 101],
  ['a space in the identity', '/ocpp/CP%201', [OFFER, basic('CP 1', KEY)], 101],
  ['a user that is encoded like the path', '/ocpp/CP%201', [OFFER, basic('CP%201', KEY)], 101],
  ['an identity appended in another spelling', '/ocpp/CP%201/CP%20%31', [OFFER, basic('CP 1', KEY)], 101],
  ['another identity appended', '/ocpp/CP1/CP2', [OFFER, basic('CP1', KEY)], 404],
  ['a colon in the identity', '/ocpp/CP:1', [OFFER, basic('CP:1', KEY)], 101],
  ['doubled slashes', '//ocpp//CP1/', [OFFER, basic('CP1', KEY)], 101],
  ['an identity appended twice', '/ocpp/CP1/CP1', [OFFER, basic('CP1', KEY)], 101],
  ['no key', '/ocpp/CP1', [OFFER], 401],
  ['an empty key', '/ocpp/CP1', [OFFER, basic('CP1', '')], 401],
  ['a wrong key', '/ocpp/CP1', [OFFER, basic('CP1', 'wrong')], 401],
  ['another user', '/ocpp/CP1', [OFFER, basic('CP2', KEY)], 401],
  ['two keys', '/ocpp/CP1', [OFFER, basic('CP1', KEY), basic('CP1', 'x')], 401],
  ['another scheme', '/ocpp/CP1', [OFFER, basic('CP1', KEY, 'Bearer')], 401],
  ['a key that is no base64', '/ocpp/CP1', [OFFER, 'Authorization: Basic %%%'], 401],
  ['an unknown identity', '/ocpp/stranger', [OFFER, basic('stranger', KEY)], 401],
  ['an Origin', '/ocpp/CP1', [OFFER, basic('CP1', KEY), 'Origin: http://localhost'], 404],
  ['no subprotocol', '/ocpp/CP1', [basic('CP1', KEY)], 400],
  ['only other subprotocols', '/ocpp/CP1', ['Sec-WebSocket-Protocol: ocpp2.0.1', basic('CP1', KEY)], 400],
  ['a subprotocol in capitals', '/ocpp/CP1', ['Sec-WebSocket-Protocol: OCPP1.6', basic('CP1', KEY)], 400],
  ['an empty subprotocol', '/ocpp/CP1', ['Sec-WebSocket-Protocol:', basic('CP1', KEY)], 400],
  ['a malformed escape', '/ocpp/%', [OFFER, basic('CP1', KEY)], 404],
  ['an escape that is no UTF-8', '/ocpp/%ff', [OFFER], 404],
  ['an escaped slash', '/ocpp/a%2Fb', [OFFER], 404],
  ['an escaped NUL', '/ocpp/a%00b', [OFFER], 404],
  ['no identity', '/ocpp/', [OFFER], 404],
  ['a long identity', `/ocpp/${'a'.repeat(49)}`, [OFFER], 404],
  ['a query', '/ocpp/CP1?a=b', [OFFER, basic('CP1', KEY)], 404],
  ['brackets for a path', '//[]/', [OFFER], 404],
  ['another path', '/CP1', [OFFER, basic('CP1', KEY)], 404],
])('D01 D02 D03 an upgrade with %s', async (_, path, headers, status) => {
  await using server = await startCentralSystem(noLimits);
  expect(await statusOf(server.port, path, headers)).toBe(status);
  expect(server.connected).toHaveLength(status === 101 ? 1 : 0);
});

test('an unknown identity and a wrong key look the same and name no server', async () => {
  await using server = await startCentralSystem();
  const unknown = await exchange(
    server.port,
    upgradeRequest('/ocpp/stranger', [OFFER, basic('stranger', KEY)]),
  );
  const wrong = await exchange(server.port, upgradeRequest('/ocpp/CP1', [OFFER, basic('CP1', 'wrong')]));
  expect(unknown.head).toBe(wrong.head);
  expect(wrong.head).toMatch(/WWW-Authenticate: Basic/);
  expect(wrong.head).toMatch(/Connection: close/);
  const accepted = await exchange(server.port, upgradeRequest('/ocpp/CP1', [OFFER, basic('CP1', KEY)]));
  expect(`${wrong.head}${accepted.head}`).not.toMatch(/server:/i);
  accepted.socket.destroy();
});

test('a charger that offers no subprotocol is let in where that is allowed', async () => {
  await using server = await startCentralSystem({
    authenticate: () => ({ ok: true, chargePoint: { name: 'old' }, settings: { assumeOcpp16: true } }),
  });
  const { head, socket } = await exchange(server.port, upgradeRequest('/ocpp/CP1'));
  expect(head).toMatch(/^HTTP\/1.1 101/);
  expect(head).not.toMatch(/Sec-WebSocket-Protocol/i);
  socket.destroy();
});

test('W2 guessing keys is stopped before the key is looked at, and stops nobody else', async () => {
  let checks = 0;
  const refused: number[] = [];
  await using server = await startCentralSystem({
    authenticate: async ({ identity, password }) => {
      checks += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return password && KEY.equals(password)
        ? { ok: true, chargePoint: { name: identity } }
        : { ok: false, status: 401 };
    },
    onRefused: ({ status }) => refused.push(status),
    transportOf: clientHeader,
    limits: { upgradesPerAddress: UNLIMITED, upgrades: UNLIMITED },
  });
  const attempt = (identity: string, client: string, key: Uint8Array | string) =>
    statusOf(server.port, `/ocpp/${identity}`, [OFFER, basic(identity, key), `X-Client: ${client}`]);

  expect(await attempt('NEIGHBOUR', '198.51.100.7', KEY)).toBe(101);
  const statuses = await Promise.all(
    Array.from({ length: 200 }, (_, i) => attempt(`CP${i % 40}`, '198.51.100.7', `guess ${i}`)),
  );
  expect(checks).toBeLessThanOrEqual(16);
  expect(refused).toHaveLength(200);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  expect(await attempt('CP1', '198.51.100.7', KEY)).toBe(429);
  expect(await attempt('CP1', '203.0.113.9', KEY)).toBe(101);
  expect(await attempt('NEIGHBOUR', '198.51.100.7', KEY)).toBe(101);
});

test('guesses lock out the identity at their address, and never a charger that has connected before from there', async () => {
  await using server = await startCentralSystem({
    transportOf: clientHeader,
    hasConnectedFrom: ({ identity, remoteAddress }) => identity === 'CP9' && remoteAddress === '203.0.113.9',
    limits: { refusalStepMs: 1 },
  });
  const attempt = (identity: string, client: string, key: Uint8Array | string) =>
    statusOf(server.port, `/ocpp/${identity}`, [OFFER, basic(identity, key), `X-Client: ${client}`]);
  const guess = async (identity: string, client: string) => {
    for (let i = 0; i < 20; i += 1) await attempt(identity, client, `guess ${i}`);
  };
  expect(await attempt('CP1', '198.51.100.7', KEY)).toBe(101);
  await guess('CP1', '198.51.100.7');
  await guess('CP2', '198.51.100.7');
  expect(await attempt('CP1', '198.51.100.7', KEY)).toBe(101);
  expect(await attempt('CP2', '198.51.100.7', KEY)).toBe(429);
  await guess('CP9', '203.0.113.9');
  expect(await attempt('CP9', '203.0.113.9', KEY)).toBe(101);
  await guess('CP9', '198.51.100.8');
  expect(await attempt('CP9', '198.51.100.8', KEY)).toBe(429);
});

test('the addresses of one IPv6 network count as one, an IPv4 address as itself', async () => {
  const addresses: string[] = [];
  await using server = await startCentralSystem({
    authenticate: ({ remoteAddress }) => {
      addresses.push(remoteAddress);
      return { ok: false, status: 401 };
    },
    transportOf: clientHeader,
  });
  const attempt = (i: number, client: string) =>
    statusOf(server.port, `/ocpp/CP${i}`, [OFFER, basic(`CP${i}`, 'guess'), `X-Client: ${client}`]);
  const statuses: number[] = [];
  for (let i = 0; i < 20; i += 1) statuses.push(await attempt(i, `2001:db8:1:2::${i}`));
  expect(statuses.filter((status) => status === 401)).toHaveLength(15);
  expect(await attempt(0, '2001:db8:1:3::1')).toBe(401);
  expect(await attempt(0, '::ffff:192.0.2.1')).toBe(401);
  expect(addresses.at(-1)).toBe('192.0.2.1');
});

test('D06 a key check that hangs ends after its deadline', async () => {
  await using server = await startCentralSystem({
    authenticate: () => new Promise(() => {}),
    limits: { deadlineMs: 50 },
  });
  expect(await statusOf(server.port, '/ocpp/CP1', [OFFER, basic('CP1', KEY)])).toBe(503);
  expect(server.central.stats().pendingUpgrades).toBe(0);
});

test('a key check that fails is no refusal of the key', async () => {
  await using server = await startCentralSystem({
    authenticate: () => {
      throw new Error('postgres://user:canary@db');
    },
  });
  const { head } = await exchange(server.port, upgradeRequest('/ocpp/CP1', [OFFER, basic('CP1', KEY)]));
  expect(head).toMatch(/^HTTP\/1.1 503/);
  expect(head).not.toMatch(/canary/);
  expect(server.faults).toHaveLength(1);
});

test('nobody is let in while the central system is not available or closing', async () => {
  let available = false;
  await using server = await startCentralSystem({ isAvailable: () => available });
  const good = [OFFER, basic('CP1', KEY)];
  expect(await statusOf(server.port, '/ocpp/CP1', good)).toBe(503);
  available = true;
  expect(await statusOf(server.port, '/ocpp/CP1', good)).toBe(101);
  await server.central.close({ graceMs: 100 });
  expect(await statusOf(server.port, '/ocpp/CP1', good)).toBe(503);
  expect(server.central.stats().upgradesRefused).toEqual({ 503: 2 });
});

test('half a request, garbage and sockets that vanish leave the process alive', async () => {
  await using server = await startCentralSystem(noLimits);
  const requests = [
    'GET /ocpp/CP1 HTTP/1.1\r\nUpgrade: websocket\r\n',
    '\x16\x03\x01garbage\r\n\r\n',
    upgradeRequest('/ocpp/CP1', [OFFER, basic('CP1', KEY)]).replace('dGhlIHNhbXBsZSBub25jZQ==', 'short'),
    upgradeRequest('/ocpp/CP1', [OFFER, basic('CP1', KEY)]).replace('Version: 13', 'Version: 99'),
    upgradeRequest('/ocpp/CP1', [OFFER, basic('CP1', KEY)]).replace('GET', 'POST'),
    upgradeRequest('/ocpp/CP1', [OFFER, basic('CP1', KEY), 'Sec-WebSocket-Extensions: ;;;']),
    upgradeRequest('/ocpp/CP1', [
      OFFER,
      basic('CP1', KEY),
      ...Array.from({ length: 500 }, (_, i) => `X-${i}: a`),
    ]),
  ];
  for (const [index, request] of requests.entries()) {
    const pending = exchange(server.port, request);
    await waitUntil(() => server.accepted() === index + 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const socket of server.sockets) socket.destroy();
    const { socket } = await pending;
    socket.destroy();
  }
  const chargePoint = await server.connect('CP9');
  expect(await chargePoint.call('Heartbeat', {})).toHaveProperty('currentTime');
  await waitUntil(() => server.central.stats().connections === 1);
});
