import { connectChargePoint } from '@laadpoort/ocpp/client/charge-point';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashChargePointKey, hashChosenKey } from '#chargers/admission/charge-point-key.ts';
import { buildAdmissionApp, type Registered } from '#test/admission-app.ts';
import { asOwner } from '#test/test-database.ts';
import { basic, OFFER, upgrade } from '#test/network/raw-upgrade.ts';

let t: Awaited<ReturnType<typeof buildAdmissionApp>>;
let cp: Registered;
let other: Registered;

beforeAll(async () => {
  t = await buildAdmissionApp();
  cp = await t.register();
  other = await t.register();
});
afterAll(() => t.close());

const from = () => `X-Forwarded-For: ${t.anyAddress()}`;
const raw = (identity: string, ...headers: string[]) =>
  upgrade(t.port, identity, [OFFER, from(), ...headers]);
const eventsOf = (id: string) =>
  t.database.prisma.chargePointEvent.findMany({ where: { chargePointId: id }, orderBy: { id: 'asc' } });
const commandOf = (id: string) =>
  t.database.prisma.command.findFirst({ where: { chargePointId: id }, orderBy: { requestedAt: 'desc' } });
const clearCache = (id: string) =>
  t.app.inject({
    method: 'POST',
    url: `/api/charge-points/${id}/commands`,
    headers: t.owner.headers,
    payload: { action: 'ClearCache' },
  });
const alertsOf = (id: string) => t.database.prisma.alert.findMany({ where: { chargePointId: id } });

test.each([
  ['no header', () => []],
  ['an empty password', () => [basic(cp.identity, '')]],
  ['a wrong password', () => [basic(cp.identity, 'guess')]],
  ['the password of another charger', () => [basic(cp.identity, other.key)]],
  ['the name and password of another charger', () => [basic(other.identity, other.key)]],
  ['the user in other letters', () => [basic(cp.identity.toLowerCase(), cp.key)]],
  ['a scheme in lower case and a wrong password', () => [basic(cp.identity, 'guess', 'basic')]],
  ['a scheme in upper case and a wrong password', () => [basic(cp.identity, 'guess', 'BASIC')]],
  ['two headers, one of them right', () => [basic(cp.identity, cp.key), basic(cp.identity, 'guess')]],
  ['two right headers', () => [basic(cp.identity, cp.key), basic(cp.identity, cp.key)]],
])(
  'W1 a charger that was never connected, one that is, and one that is gone: %s is 401',
  async (_, headers) => {
    const active = await t.register();
    const inside = await t.connect(active.identity, { key: active.key });
    const rows = () => Promise.all([t.row(cp.id), t.row(active.id)]);
    await expect.poll(() => t.row(active.id)).toMatchObject({ provenSecurityProfile: 1 });
    const before = await rows();
    const [wrong, gone, taken] = await Promise.all([
      raw(cp.identity, ...headers()),
      raw('CP-GONE', ...headers()),
      raw(active.identity, ...headers()),
    ]);
    expect([wrong.status, gone.status, taken.status]).toEqual([401, 401, 401]);
    expect(gone.head).toBe(wrong.head);
    expect(await rows()).toEqual(before);
    expect(inside.connected).toBe(true);
    inside.terminate();
  },
);

test('an address may name its cell, account and pairing code; another account is as unknown as none', async () => {
  const right = basic(cp.identity, cp.key);
  const statuses = await Promise.all(
    ['c-eu', `a-${cp.accountId}`, `a-${cp.accountId.toUpperCase()}`, `c-eu/a-${cp.accountId}/p-k7`].map(
      async (prefix) => (await raw(`${prefix}/${cp.identity}`, right)).status,
    ),
  );
  expect(statuses).toEqual([101, 101, 101, 101]);
  const elsewhere = await raw(`a-other/${cp.identity}`, right);
  const unknown = await raw('a-other/CP-GONE', right);
  expect(elsewhere.status).toBe(401);
  expect(elsewhere.head).toBe(unknown.head);
});

test('W1 an unknown identity and a wrong password take the same time', async () => {
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let batch = 0; batch < 12; batch += 1)
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) =>
        index % 2 === 0
          ? times.known.push(await took(cp.identity))
          : times.unknown.push(await took('CP-NOBODY')),
      ),
    );
  // By chance alone it is beyond 0.15 once in a million runs: its standard deviation is 0.026.
  expect(Math.abs(shareLonger(times.known, times.unknown) - 0.5)).toBeLessThan(0.15);
});

test('W1 a wrong password costs the time of an unknown identity, also where the right one is checked slowly', async () => {
  const keyHash = new Uint8Array(await hashChosenKey(Buffer.alloc(32, 7), cp.id, Buffer.from('test1234')));
  const weak = await t.register({ keyHash });
  const times = { weak: [] as number[], unknown: [] as number[] };
  for (let attempt = 0; attempt < 16; attempt += 1) {
    const [slow, quick] = await Promise.all([took(weak.identity), took('CP-NOBODY')]);
    times.weak.push(slow);
    times.unknown.push(quick);
  }
  // Four standard deviations.
  expect(Math.abs(shareLonger(times.weak, times.unknown) - 0.5)).toBeLessThan(0.42);
});

/** Of all pairs, how many are longer in `these` than in `those`: half of them, whatever else the machine is doing. */
const shareLonger = (these: readonly number[], those: readonly number[]): number =>
  these
    .flatMap((one) => those.map((other): number => (one > other ? 1 : 0)))
    .reduce((sum, is) => sum + is, 0) /
  (these.length * those.length);

test('W2 of 1,000 bad attempts few reach the key check, a good charger comes in meanwhile, and somebody is told', async () => {
  const victim = await t.register();
  const attacker = '203.0.113.66';
  const checked = async () => {
    const text = (await t.app.inject({ url: '/metrics' })).body;
    return Number(/laadpoort_ocpp_refusals_total\{reason="wrong-key"\} (\d+)/.exec(text)?.[1] ?? 0);
  };
  const before = await checked();
  const attempts: Promise<number>[] = [];
  const soonMs = await soon();
  for (let wave = 0; wave < 20; wave += 1) {
    for (let attempt = 0; attempt < 50; attempt += 1)
      attempts.push(t.statusOf(victim.identity, { from: attacker, key: 'guess' }));
    const since = performance.now();
    const good = await t.connect(victim.identity, { from: '192.0.2.10', key: victim.key });
    expect(performance.now() - since).toBeLessThan(soonMs);
    good.terminate();
  }
  const statuses = await Promise.all(attempts);
  expect((await checked()) - before).toBeLessThanOrEqual(20);
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(20);
  expect(statuses.every((status) => [401, 429, 503].includes(status))).toBe(true);
  const metrics = (await t.app.inject({ url: '/metrics' })).body;
  expect(metrics).toMatch(/laadpoort_ocpp_upgrades\{result="429"\} [1-9]/);
  expect(await eventsOf(victim.id)).toContainEqual(
    expect.objectContaining({ kind: 'security', detail: { type: 'WrongKey', info: attacker } }),
  );
  await expect
    .poll(() => alertsOf(victim.id))
    .toMatchObject([{ kind: 'wrong-keys', detail: { attempts: 10, address: attacker } }]);
});

test('W3 an authenticated second socket wins: the old one closes 4001, its command ends unknown, the next goes to the new', async () => {
  const { id, identity, key } = await t.register();
  const old = await t.connect(identity, {
    from: '192.0.2.1',
    key,
    onCall: { ClearCache: () => new Promise(() => {}) },
  });
  await clearCache(id);
  await expect.poll(() => commandOf(id)).toMatchObject({ state: 'sent' });
  const fresh = await t.connect(identity, {
    from: '192.0.2.1',
    key,
    onCall: { ClearCache: () => ({ status: 'Accepted' }) },
  });
  expect((await old.closed).code).toBe(4001);
  await expect.poll(() => commandOf(id)).toMatchObject({ state: 'unknown' });
  await clearCache(id);
  await expect.poll(() => commandOf(id)).toMatchObject({ state: 'done' });
  expect((await eventsOf(id)).map(({ kind, detail }) => ({ kind, detail }))).toEqual([
    { kind: 'connected', detail: { profile: 1, address: '192.0.2.1' } },
    { kind: 'disconnected', detail: { code: 4001 } },
    { kind: 'connected', detail: { profile: 1, address: '192.0.2.1' } },
  ]);
  expect((await t.row(id)).identityConflictAt).toBeNull();
  fresh.terminate();
});

test('W3 an unauthenticated second socket does not disturb the first', async () => {
  const { id, identity, key } = await t.register();
  const inside = await t.connect(identity, { key, onCall: { ClearCache: () => ({ status: 'Accepted' }) } });
  expect(await t.statusOf(identity, { key: 'guess' })).toBe(401);
  expect(await t.statusOf(identity, {})).toBe(401);
  expect(await inside.call('Heartbeat', {})).toHaveProperty('currentTime');
  await clearCache(id);
  await expect.poll(() => commandOf(id)).toMatchObject({ state: 'done' });
  inside.terminate();
});

test('W3 three take-overs a minute from two addresses flag the charger and hold its commands until a person has looked', async () => {
  const { id, identity, key } = await t.register();
  for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.1', '192.0.2.2'])
    await t.connect(identity, { from: address, key });
  await expect.poll(async () => (await t.row(id)).identityConflictAt).not.toBeNull();
  await expect.poll(() => alertsOf(id)).toMatchObject([{ kind: 'identity-conflict' }]);
  await expect.poll(async () => (await clearCache(id)).json()).toMatchObject({ code: 'identity-conflict' });
  const cleared = await t.app.inject({
    method: 'DELETE',
    url: `/api/charge-points/${id}/identity-conflict`,
    headers: t.owner.headers,
  });
  expect(cleared.statusCode).toBe(204);
  await expect.poll(async () => (await clearCache(id)).statusCode).toBe(200);
});

test('W5 a charger whose old socket is half-open is back at once, and stays online when the old one ends', async () => {
  const { id, identity, key } = await t.register();
  const soonMs = await soon();
  const hole = await blackHole(t.port);
  await connectChargePoint({
    url: `ws://127.0.0.1:${hole.port}/ocpp`,
    identity,
    password: key,
    headers: { 'X-Forwarded-For': '192.0.2.1' },
  });
  hole.swallow();
  const since = performance.now();
  const back = await t.connect(identity, {
    from: '192.0.2.1',
    key,
    onCall: { ClearCache: () => ({ status: 'Accepted' }) },
  });
  expect(performance.now() - since).toBeLessThan(soonMs);
  hole.cut();
  await clearCache(id);
  await expect.poll(() => commandOf(id)).toMatchObject({ state: 'done' });
  expect(await t.row(id)).toMatchObject({ disconnectedAt: null });
  back.terminate();
  hole.close();
});

test('TC_085 Basic authentication: without it 401, with it the charger boots and reports', async () => {
  const { identity, key } = await t.register();
  expect(await t.statusOf(identity, {})).toBe(401);
  const charger = await t.connect(identity, { key });
  const boot = await charger.call('BootNotification', { chargePointVendor: 'A', chargePointModel: 'B' });
  expect(boot.status).toBe('Accepted');
  const status = { connectorId: 1, errorCode: 'NoError', status: 'Available' } as const;
  expect(await charger.call('StatusNotification', status)).toEqual({});
  charger.terminate();
});

test('TC_088 subprotocol: an unknown one alone is not upgraded, with ocpp1.6 in the list exactly that is chosen', async () => {
  const { identity, key } = await t.register();
  const offer = (list: string) =>
    upgrade(t.port, identity, [from(), basic(identity, key), `Sec-WebSocket-Protocol: ${list}`]);
  expect((await offer('ocpp0.1')).status).toBe(400);
  const { head, socket } = await offer('ocpp0.1,ocpp1.6');
  expect(head).toMatch(/^HTTP\/1\.1 101 .*\r\nSec-WebSocket-Protocol: ocpp1\.6\r\n/s);
  socket.destroy();
});

test('W26 a charger that offers no subprotocol is not let in', async () => {
  const { identity, key } = await t.register();
  expect((await upgrade(t.port, identity, [from(), basic(identity, key)])).status).toBe(400);
});

test('TC_083 security profile upgrade: the first connection at the higher profile closes the lower one', async () => {
  const { id, identity, key } = await t.register({ securityProfile: 2 });
  expect(await t.statusOf(identity, { key })).toBe(101);
  await expect.poll(async () => (await t.row(id)).provenSecurityProfile).toBe(1);
  expect(await t.statusOf(identity, { key, tls: true })).toBe(101);
  await expect.poll(async () => (await t.row(id)).provenSecurityProfile).toBe(2);
  await expect.poll(() => t.statusOf(identity, { key })).toBe(401);
  expect(await t.statusOf(identity, { key, tls: true })).toBe(101);
});

test('TC_083 it closes it at once, however long storing it takes', async () => {
  const { id, identity, key } = await t.register({ securityProfile: 2 });
  await t.database.prisma.chargePoint.update({ where: { id }, data: { provenSecurityProfile: 1 } });
  await asOwner(
    t.database,
    `CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$;
    CREATE TRIGGER dawdle BEFORE UPDATE ON charge_point FOR EACH ROW
      WHEN (NEW.proven_security_profile > OLD.proven_security_profile) EXECUTE FUNCTION dawdle()`,
  );
  const charger = await t.connect(identity, { key, tls: true });
  expect(await t.statusOf(identity, { key })).toBe(401);
  expect(await t.row(id)).toMatchObject({ provenSecurityProfile: 1 });
  await expect.poll(() => t.row(id), { timeout: 5_000 }).toMatchObject({ provenSecurityProfile: 2 });
  await asOwner(t.database, 'DROP TRIGGER dawdle ON charge_point; DROP FUNCTION dawdle');
  expect(await t.statusOf(identity, { key })).toBe(401);
  charger.terminate();
});

test('profile 0 is let in without a key only where it was set by hand', async () => {
  const { identity } = await t.register({ securityProfile: 0, keyHash: null });
  expect(await t.statusOf(identity, {})).toBe(101);
  expect(await t.statusOf(cp.identity, {})).toBe(401);
});

test('the key of a rotation becomes the key with its first use; until then both hold', async () => {
  const { id, identity, key } = await t.register();
  const pendingOf = await t.register();
  const { keyHash } = await t.row(id);
  await t.database.prisma.chargePoint.update({
    where: { id },
    data: { pendingKeyHash: new Uint8Array(hashChargePointKey(Buffer.alloc(32, 7), id, pendingOf.key)) },
  });
  const before = await t.connect(identity, { key });
  expect((await t.row(id)).pendingKeyHash).not.toBeNull();
  await expect.poll(() => t.statusOf(identity, { key: pendingOf.key })).toBe(101);
  await expect.poll(() => t.row(id)).toMatchObject({ pendingKeyHash: null });
  expect((await t.row(id)).keyHash).not.toEqual(keyHash);
  await expect.poll(() => t.statusOf(identity, { key })).toBe(401);
  expect(await t.statusOf(identity, { key: pendingOf.key.toString('hex').toUpperCase() })).toBe(101);
  before.terminate();
});

test('B4 a thousand sockets that trickle their request shut nobody out and are closed', async () => {
  const { identity, key } = await t.register();
  const soonMs = await soon();
  const trickling = Array.from({ length: 1_000 }, () => connect(t.port, '127.0.0.1').on('error', () => {}));
  let shut = 0;
  const closed = trickling.map(
    (socket) =>
      new Promise<void>((done) => {
        socket.on('close', () => {
          shut += 1;
          done();
        });
      }),
  );
  await Promise.all(trickling.map((socket) => once(socket, 'connect')));
  for (const socket of trickling) socket.write('GET /ocpp/CP HTTP/1.1\r\nX-Slow: ');
  const trickle = setInterval(() => {
    for (const socket of trickling) if (socket.writable) socket.write('G');
  }, 500);
  const since = performance.now();
  const good = await t.connect(identity, { key });
  // It had no place to wait for.
  expect(shut).toBe(0);
  await Promise.all(closed);
  clearInterval(trickle);
  expect(performance.now() - since).toBeGreaterThan(5_000);
  expect(performance.now() - since).toBeLessThan(14_000 + soonMs);
  expect(good.connected).toBe(true);
  good.terminate();
});

/** How long a wrong password takes to be refused. */
const took = async (identity: string): Promise<number> => {
  const { tookMs, socket } = await raw(identity, basic(identity, 'test1235'));
  socket.destroy();
  return tookMs;
};

/** A second, and more on a machine that takes long even when nobody attacks. */
const soon = async (): Promise<number> => {
  const { identity, key } = await t.register();
  const since = performance.now();
  const calm = await t.connect(identity, { key });
  const tookMs = performance.now() - since;
  calm.terminate();
  return 1_000 + 10 * tookMs;
};

/** A proxy that can stop forwarding without closing anything, and later end what it holds. */
const blackHole = async (targetPort: number) => {
  const sockets: Socket[] = [];
  let swallowing = false;
  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    sockets.push(client, target);
    client.on('data', (chunk) => swallowing || target.write(chunk)).on('error', () => {});
    target.on('data', (chunk) => swallowing || client.write(chunk)).on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    swallow() {
      swallowing = true;
    },
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    close: () => server.close(),
  };
};

test('a refused upgrade with the right key leaves no connection behind in the database', async () => {
  const { id, identity, key } = await t.register();
  const inside = await t.connect(identity, { key });
  expect((await upgrade(t.port, identity, [from(), basic(identity, key)])).status).toBe(400);
  expect(await inside.call('Heartbeat', {})).toHaveProperty('currentTime');
  inside.terminate();
  await expect.poll(async () => (await t.row(id)).disconnectedAt).not.toBeNull();
});

test('an accepted request that becomes no WebSocket is written down as gone', async () => {
  const { id, identity, key } = await t.register();
  const { status } = await upgrade(t.port, identity, [
    OFFER,
    from(),
    basic(identity, key),
    'Sec-WebSocket-Version: 99',
  ]);
  expect(status).toBe(400);
  const { connectedSince } = await t.row(id);
  expect(connectedSince).not.toBeNull();
  await expect.poll(async () => (await t.row(id)).disconnectedAt).not.toBeNull();
});
