import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let t: TestApp;
let support: TestPerson;
let accountId: string;
let chargePointId: string;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  t.clock.now = new Date('2026-11-18T12:00:00Z');
  support = await t.signIn({ platformRole: 'support', role: 'driver', name: 'Sara Support' });
  accountId = await t.createAccount('Bakery');
  ({ chargePointId } = await addStation(t.database, accountId, { name: 'Shop' }));
});

const ask = async (who: TestPerson, method: 'GET' | 'POST', url: string, payload?: object) => {
  const response = await t.app.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });
  return { status: response.statusCode, body: response.json() };
};
const device = (path = '') => `/api/support/charge-points/${chargePointId}${path}`;
const search = (q: string) => ask(support, 'GET', `/api/support/search?q=${encodeURIComponent(q)}`);
const rename = (serialNumber: string, ocppIdentity: string) =>
  t.database.prisma.chargePoint.update({
    where: { id: chargePointId },
    data: { serialNumber, ocppIdentity },
  });
const auditOf = (who: TestPerson) =>
  t.database.prisma.auditEntry.findMany({
    where: { actorId: who.id, action: { not: 'sign-in' } },
    orderBy: { id: 'asc' },
    include: { names: true },
  });

test('a proxy that is not trusted is named to support, and to nobody else', async () => {
  const url = '/api/support/untrusted-proxy';
  expect((await ask(support, 'GET', url)).body).toEqual({ proxy: null });
  await t.app.inject({
    url: '/',
    remoteAddress: '172.17.0.1',
    headers: { 'x-forwarded-for': '203.0.113.9' },
  });
  expect((await ask(support, 'GET', url)).body).toEqual({
    proxy: { address: '172.17.0.1', lastAt: '2026-11-18T12:00:00.000Z' },
  });
  expect((await ask(await t.signIn({ role: 'owner' }), 'GET', url)).status).toBe(403);
});

describe('search', () => {
  test('a device of any account, by serial or identity, whatever the case', async () => {
    await rename('ACE-004711', 'Bakery-East');
    for (const q of ['ace-0047', 'bakery-EAST', ' 4711 ']) {
      expect((await search(q)).body.hits, q).toMatchObject([
        {
          chargePointId,
          serialNumber: 'ACE-004711',
          identity: 'Bakery-East',
          stationName: 'Shop',
          city: 'Amsterdam',
          accountName: 'Bakery',
          connected: false,
        },
      ]);
    }
    expect((await search('ACE-9')).body.hits).toEqual([]);
  });

  test('the exact serial comes before those that contain it; no wildcards', async () => {
    await rename('ZZ-77', 'identity-77a');
    await addStation(t.database, accountId);
    await t.database.prisma.chargePoint.updateMany({
      where: { accountId, id: { not: chargePointId } },
      data: { serialNumber: 'AA-ZZ-77' },
    });
    const { hits } = (await search('zz-77')).body;
    expect(hits.map((hit: { serialNumber: string }) => hit.serialNumber)).toEqual(['ZZ-77', 'AA-ZZ-77']);
    expect((await search('ZZ%77')).body.hits).toEqual([]);
  });

  test('every search is written down', async () => {
    await search('nothing like it');
    expect(await auditOf(support)).toMatchObject([
      {
        action: 'support.search',
        names: { content: { text: 'nothing like it' } },
        accountId: null,
        detail: { hits: 0 },
      },
    ]);
  });

  test.each([
    ['q=x', 'query.q', 'too-short'],
    ['q=%20%20x%20', 'query.q', 'too-short'],
    ['q=abc&account=1', 'query.account', 'unknown-field'],
  ])('%s names the field', async (query, path, code) => {
    expect(await ask(support, 'GET', `/api/support/search?${query}`)).toMatchObject({
      status: 400,
      body: { fields: [{ path, code }] },
    });
  });
});

describe('a device', () => {
  test('shows what the owner sees, and who looked', async () => {
    const { status, body } = await ask(support, 'GET', device());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      accountName: 'Bakery',
      chargePoint: {
        id: chargePointId,
        stationName: 'Shop',
        connectors: [{ connectorId: 1 }, { connectorId: 2 }],
      },
      commands: [],
      audit: [
        { actor: 'Sara Support', action: 'support.view-device', targetId: chargePointId, reason: null },
      ],
    });
  });

  test('the audit tells the product from a person who was removed', async () => {
    const { accountId } = await t.database.prisma.chargePoint.findUniqueOrThrow({
      where: { id: chargePointId },
    });
    const entry = { at: t.clock.now, accountId, action: 'command.Reset', targetId: chargePointId };
    await t.database.prisma.auditEntry.createMany({
      data: [
        { ...entry, actorId: 'system', reason: 'by itself' },
        { ...entry, actorId: 'gone', reason: 'by somebody' },
      ],
    });
    const { body } = await ask(support, 'GET', device());
    expect(body.audit).toContainEqual(expect.objectContaining({ actor: '', reason: 'by itself' }));
    expect(body.audit).toContainEqual(expect.objectContaining({ actor: null, reason: 'by somebody' }));
  });

  test('events and messages of any account, each look in the audit of that account', async () => {
    const at = t.clock.now;
    await t.database.prisma.chargePointEvent.create({
      data: { chargePointId, kind: 'boot', at, receivedAt: at, detail: { reason: 'power' } },
    });
    await t.database.prisma.ocppMessage.create({
      data: {
        chargePointId,
        direction: 'in',
        action: 'Heartbeat',
        messageId: 'm',
        payload: '{}',
        receivedAt: at,
      },
    });
    expect((await ask(support, 'GET', device('/events'))).body).toMatchObject({
      events: [{ kind: 'boot', detail: { reason: 'power' } }],
      nextCursor: null,
    });
    expect((await ask(support, 'GET', device('/messages?action=Heartbeat'))).body).toMatchObject({
      messages: [{ messageId: 'm' }],
    });
    expect((await ask(support, 'GET', device('/messages?action=Reset'))).body.messages).toEqual([]);
    expect(await auditOf(support)).toMatchObject([
      { action: 'support.view-events', accountId, targetId: chargePointId },
      { action: 'support.view-messages', accountId, targetId: chargePointId },
    ]);
  });

  test('a page that stays open is one look a quarter of an hour, for each person', async () => {
    const colleague = await t.signIn({ platformRole: 'admin', role: 'driver' });
    await ask(support, 'GET', device());
    await ask(support, 'GET', device());
    await ask(colleague, 'GET', device());
    expect(await auditOf(support)).toHaveLength(1);
    expect(await auditOf(colleague)).toHaveLength(1);
    t.clock.now = new Date(t.clock.now.getTime() + 15 * 60_000);
    await ask(support, 'GET', device());
    expect(await auditOf(support)).toHaveLength(2);
  });
});

describe('a command', () => {
  const reset = { command: { action: 'Reset', type: 'Hard' }, reason: 'Owner called: cable is stuck' };

  test('goes out with its reason, and the owner sees who asked and why', async () => {
    const { status, body } = await ask(support, 'POST', device('/commands'), reset);
    expect(status).toBe(200);
    const seen = {
      chargePointId,
      action: 'Reset',
      params: { type: 'Hard' },
      reason: reset.reason,
      requestedBy: 'Sara Support',
      requestedByRole: 'support',
    };
    expect(body).toMatchObject(seen);
    const owner = await t.signIn({ accountId, role: 'owner' });
    const commands = (await ask(owner, 'GET', `/api/charge-points/${chargePointId}/commands`)).body.commands;
    expect(commands).toMatchObject([seen]);
    expect(await auditOf(support)).toMatchObject([{ accountId, reason: reset.reason }]);
    const { audit } = (await ask(support, 'GET', device())).body;
    expect(audit.map((entry: { reason: string | null }) => entry.reason)).toContain(reset.reason);
  });

  test.each([
    [{ reason: ' ' }, 'body.reason', 'required'],
    [{ reason: 'x'.repeat(501) }, 'body.reason', 'too-long'],
    [{ command: { action: 'Reset', type: 'Gentle' } }, 'body.command.type', undefined],
    [
      { command: { action: 'UnlockConnector', connectorId: 9 } },
      'body.command.connectorId',
      'unknown-connector',
    ],
    [{ accountId: 'another' }, 'body.accountId', 'unknown-field'],
  ])('%j names the field and sends nothing', async (wrong, path, code) => {
    const { status, body } = await ask(support, 'POST', device('/commands'), { ...reset, ...wrong });
    expect(status).toBe(400);
    expect(body.fields).toContainEqual(code ? { path, code } : expect.objectContaining({ path }));
    expect(await t.database.prisma.command.count({ where: { chargePointId } })).toBe(0);
  });
});

describe('who may', () => {
  const routes: [method: 'GET' | 'POST', path: string, payload?: object][] = [
    ['GET', ''],
    ['GET', '/events'],
    ['GET', '/messages'],
    ['POST', '/commands', { command: { action: 'Reset', type: 'Soft' }, reason: 'x' }],
  ];

  test('not the owner of an account, of their own device neither; nothing is written down', async () => {
    const owner = await t.signIn({ accountId, role: 'owner' });
    for (const [method, path, payload] of routes)
      expect((await ask(owner, method, device(path), payload)).status, path).toBe(403);
    expect((await ask(owner, 'GET', '/api/support/search?q=SN-1')).status).toBe(403);
    expect(await auditOf(owner)).toEqual([]);
    expect(await t.database.prisma.command.count({ where: { chargePointId } })).toBe(0);
  });

  test('support has no right inside an account', async () => {
    expect((await ask(support, 'GET', `/api/charge-points/${chargePointId}`)).status).toBe(403);
  });

  test('a device that does not exist', async () => {
    chargePointId = '01890a5d-ac96-774b-bcce-b302099a8057';
    for (const [method, path, payload] of routes)
      expect((await ask(support, method, device(path), payload)).status, path).toBe(404);
    expect(await auditOf(support)).toEqual([]);
  });
});
