import { createAccess } from '#platform/access/create-access.ts';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

const NOW = new Date('2026-11-18T12:00:00Z');
const DAY_MS = 24 * 3_600_000;

let t: TestApp;
let owner: TestPerson;
let stationId: string;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  t.clock.now = NOW;
  owner = await t.signIn({ role: 'owner', name: 'Olivia Owner' });
  ({ stationId } = await addStation(t.database, owner.accountId));
});

const ask = async (headers: object, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
  const response = await t.app.inject({
    method,
    url,
    headers: { ...headers },
    ...(payload ? { payload } : {}),
  });
  return { status: response.statusCode, body: response.body === '' ? null : response.json() };
};
const make = async (scopes: readonly string[], days = 30) => {
  const made = await ask(owner.headers, 'POST', '/api/account/api-keys', { name: 'Meter', scopes, days });
  expect(made.status).toBe(200);
  return { authorization: `Bearer ${made.body.key}` };
};
const list = async () => (await ask(owner.headers, 'GET', '/api/account/api-keys')).body.keys;
const record = (headers: object, station = stationId) =>
  ask(headers, 'POST', `/api/stations/${station}/grid-readings`, {
    currentsA: [1, 2, 3],
    measuredAt: t.clock.now.toISOString(),
  });

test('a meter records readings of its account with its key, and can do nothing else', async () => {
  const meter = await make(['grid-readings']);
  expect((await record(meter)).status).toBe(204);
  const elsewhere = await addStation(t.database, await t.createAccount());
  expect((await record(meter, elsewhere.stationId)).status).toBe(404);
  expect((await ask(meter, 'GET', '/api/stations')).status).toBe(403);
  expect((await ask(meter, 'GET', '/api/me')).status).toBe(401);
  expect((await ask({ ...owner.headers, ...meter }, 'GET', '/api/stations')).status).toBe(403);
});

test('the key is shown once, and stored as a hash', async () => {
  const { authorization } = await make(['read', 'operate']);
  const key = authorization.slice('Bearer '.length);
  const keys = await list();
  expect(keys).toEqual([
    {
      id: expect.any(String),
      name: 'Meter',
      scopes: ['read', 'operate'],
      createdBy: 'Olivia Owner',
      createdAt: NOW.toISOString(),
      expiresAt: new Date(NOW.getTime() + 30 * DAY_MS).toISOString(),
      lastUsedAt: null,
    },
  ]);
  const { rows } = await t.database.pool.query('SELECT to_jsonb(k)::text AS row FROM api_key k');
  expect(rows.map(({ row }) => row).join('')).not.toContain(key);
  expect((await ask({ authorization: `Bearer ${key}x` }, 'GET', '/api/stations')).status).toBe(401);
});

test('its last use is kept to within a minute', async () => {
  const reader = await make(['read']);
  for (const [seconds, known] of [
    [10, 10],
    [50, 10],
    [71, 71],
  ] as const) {
    t.clock.now = new Date(NOW.getTime() + seconds * 1_000);
    expect((await ask(reader, 'GET', '/api/stations')).status).toBe(200);
    expect((await list())[0].lastUsedAt).toBe(new Date(NOW.getTime() + known * 1_000).toISOString());
  }
});

test('it opens nothing after its time, and nothing once it is revoked', async () => {
  const short = await make(['read'], 1);
  t.clock.now = new Date(NOW.getTime() + DAY_MS);
  expect((await ask(short, 'GET', '/api/stations')).status).toBe(401);
  const other = await make(['read']);
  const [{ id }] = await list();
  expect((await ask(owner.headers, 'DELETE', `/api/account/api-keys/${id}`)).status).toBe(204);
  expect((await ask(other, 'GET', '/api/stations')).status).toBe(401);
  const audit = await ask(owner.headers, 'GET', '/api/account/audit');
  expect(audit.body.entries.map(({ action }: { action: string }) => action)).toEqual([
    'api-key.revoke',
    'api-key.make',
    'api-key.make',
  ]);
});

test('a key has so many requests a minute of its own, whatever network it comes from', async () => {
  const [busy, other] = [await make(['read']), await make(['read'])];
  const access = createAccess({
    signIn: {} as never,
    database: t.database,
    now: () => t.clock.now,
    localDemo: new Set(),
    apiKeyRequestsPerMinute: 2,
  });
  const comes = async (headers: { authorization: string }) => {
    const who = await access.account(headers, { permission: 'stations.view' });
    return 'refused' in who ? who.refused : who.role;
  };
  expect([await comes(busy), await comes(busy), await comes(busy)]).toEqual([
    'api-key',
    'api-key',
    'too-many-requests',
  ]);
  expect(await comes(other)).toBe('api-key');
  t.clock.now = new Date(NOW.getTime() + 60_000);
  expect(await comes(busy)).toBe('api-key');
});

test('who is removed from the account takes along the keys that they made', async () => {
  const theirs = await make(['read']);
  const next = await t.signIn({ accountId: owner.accountId, role: 'manager' });
  expect((await ask(owner.headers, 'POST', `/api/account/members/${next.id}/hand-over`)).status).toBe(204);
  const own = await ask(next.headers, 'POST', '/api/account/api-keys', {
    name: 'Reports',
    scopes: ['read'],
    days: 30,
  });
  // A manager now, whose key still works.
  expect((await ask(theirs, 'GET', '/api/stations')).status).toBe(200);
  expect((await ask(next.headers, 'DELETE', `/api/account/members/${owner.id}`)).status).toBe(204);
  expect((await ask(theirs, 'GET', '/api/stations')).status).toBe(401);
  expect((await ask({ authorization: `Bearer ${own.body.key}` }, 'GET', '/api/stations')).status).toBe(200);
  const { body } = await ask(next.headers, 'GET', '/api/account/audit');
  expect(body.entries.map(({ action }: { action: string }) => action).slice(0, 2)).toEqual([
    'member.remove',
    'api-key.revoke',
  ]);
});

test('a key can do no more than who made it can do now, and nothing of somebody who is in the account no longer', async () => {
  const manager = await t.signIn({ accountId: owner.accountId, role: 'owner' });
  const { body } = await ask(manager.headers, 'POST', '/api/account/api-keys', {
    name: 'Operator',
    scopes: ['read'],
    days: 30,
  });
  const theirs = { authorization: `Bearer ${body.key}` };
  const lists = async () => (await ask(theirs, 'GET', '/api/stations')).status;
  expect(await lists()).toBe(200);
  const theirRow = { where: { userId: manager.id, organizationId: owner.accountId } };
  await t.database.prisma.member.updateMany({ ...theirRow, data: { role: 'driver' } });
  expect(await lists()).toBe(403);
  await t.database.prisma.member.deleteMany(theirRow);
  expect(await lists()).toBe(401);
});

test('the description of the API says where a key will do', async () => {
  const { paths, components } = (await ask({}, 'GET', '/docs/json')).body;
  expect(components.securitySchemes).toMatchObject({ apiKey: { type: 'http', scheme: 'bearer' } });
  expect(paths['/api/stations/{stationId}/grid-readings'].post.security).toEqual([
    { signIn: [] },
    { apiKey: [] },
  ]);
  expect(paths['/api/account/api-keys'].get.security).toEqual([{ signIn: [] }]);
});
