import { randomUUID } from 'node:crypto';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp } from '#test/test-app.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());
beforeEach(() => {
  t.clock.now = new Date('2026-11-18T12:00:00Z');
});

test('anybody may ask what this is', async () => {
  expect(await t.ask(null, 'GET', '/api/about')).toEqual({
    status: 200,
    body: { version: 'test', demoSignIns: [], openSignUp: true, showsMails: false },
  });
});

describe('me', () => {
  test('name, account, role and what I may', async () => {
    const accountId = await t.createAccount('Bakery');
    const me = await t.signIn({ accountId, role: 'operator', name: 'Otto' });
    const { body } = await t.ask(me, 'GET', '/api/me');
    expect(body).toMatchObject({
      id: me.id,
      name: 'Otto',
      email: me.email,
      language: 'en',
      platformRole: 'user',
      secondFactor: 'optional',
      accounts: [{ id: accountId, name: 'Bakery', role: 'operator' }],
      activeAccountId: accountId,
    });
    expect(body.permissions).toContain('commands.operate');
    expect(body.permissions).not.toContain('stations.manage');
    expect(body.permissions).not.toContain('support.view');
  });

  test('support staff may use the console', async () => {
    const support = await t.signIn({ platformRole: 'support', role: 'driver' });
    const { body } = await t.ask(support, 'GET', '/api/me');
    expect(body.permissions.toSorted()).toEqual(['mobility.view', 'support.operate', 'support.view']);
  });

  test('language and name are remembered, one at a time', async () => {
    const me = await t.signIn({ name: 'Otto' });
    expect((await t.ask(me, 'PATCH', '/api/me', { language: 'nl' })).body).toMatchObject({
      name: 'Otto',
      language: 'nl',
    });
    await t.ask(me, 'PATCH', '/api/me', { name: ' Otto Tester ' });
    expect((await t.ask(me, 'GET', '/api/me')).body).toMatchObject({ name: 'Otto Tester', language: 'nl' });
  });

  test.each([
    [{ language: 'de' }, 'body.language'],
    [{ name: '' }, 'body.name'],
    [{ name: 'x'.repeat(101) }, 'body.name'],
    [{ role: 'admin' }, 'body.role'],
  ])('%j is refused and changes nothing', async (payload, path) => {
    const me = await t.signIn({ name: 'Otto' });
    const { status, body } = await t.ask(me, 'PATCH', '/api/me', payload);
    expect([status, body.fields[0].path]).toEqual([400, path]);
    expect((await t.ask(me, 'GET', '/api/me')).body).toMatchObject({ name: 'Otto', platformRole: 'user' });
  });

  test('one works in another account one is a member of, in no other', async () => {
    const me = await t.signIn({ role: 'owner' });
    const [second, foreign] = [await t.createAccount('Second'), await t.createAccount('Foreign')];
    await t.database.prisma.member.create({
      data: { id: randomUUID(), organizationId: second, userId: me.id, role: 'viewer' },
    });
    const station = await addStation(t.database, second, { name: 'There' });
    expect((await t.ask(me, 'GET', `/api/stations/${station.stationId}`)).status).toBe(404);

    expect(await t.ask(me, 'POST', '/api/me/active-account', { accountId: foreign })).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    const { body } = await t.ask(me, 'POST', '/api/me/active-account', { accountId: second });
    expect(body).toMatchObject({ activeAccountId: second });
    expect(body.permissions).not.toContain('bank.manage');
    expect((await t.ask(me, 'GET', `/api/stations/${station.stationId}`)).body.name).toBe('There');
    expect((await t.ask(me, 'PATCH', `/api/stations/${station.stationId}`, { name: 'Mine' })).status).toBe(
      403,
    );
  });
});

test('members of this account only, the longest first', async () => {
  const owner = await t.signIn({ role: 'owner', name: 'Olga' });
  const viewer = await t.signIn({ accountId: owner.accountId, role: 'viewer', name: 'Vera' });
  await t.signIn({ role: 'owner', name: 'Stranger' });
  const { body } = await t.ask(viewer, 'GET', '/api/account/members');
  expect(body.members).toMatchObject([
    { userId: owner.id, name: 'Olga', role: 'owner' },
    { userId: viewer.id, name: 'Vera', email: viewer.email, role: 'viewer' },
  ]);
  const driver = await t.signIn({ accountId: owner.accountId, role: 'driver' });
  expect((await t.ask(driver, 'GET', '/api/account/members')).status).toBe(403);
});

describe('income', () => {
  test('by local month, free energy apart, the running month first and provisional', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const place = { accountId: owner.accountId, ...(await addStation(t.database, owner.accountId)) };
    const ended = (at: string, energyWh: number, more: object) =>
      addSession(t.database, {
        ...place,
        startedAt: new Date('2024-01-01T00:00:00Z'),
        endedAt: new Date(at),
        energyWh,
        ...more,
      });
    await ended('2026-10-31T22:30:00Z', 10_000, { amount: '3.500001' }); // 31 October, 23:30
    await ended('2026-10-31T23:30:00Z', 20_000, { amount: '7' }); // 1 November, 00:30
    await ended('2026-11-10T12:00:00Z', 5_000, { free: { rule: 'whitelist' } });
    await ended('2024-11-30T12:00:00Z', 1_000, { amount: '1' }); // 25 months ago

    expect((await t.ask(owner, 'GET', '/api/account/income')).body).toEqual({
      currency: 'EUR',
      waiting: { sessions: 0, energyWh: 0 },
      missing: ['party', 'agreement', 'bank-account'],
      months: [
        {
          month: '2026-11',
          sessions: 2,
          paidEnergyWh: 20_000,
          freeEnergyWh: 5_000,
          amount: '7.000000',
          provisional: true,
        },
        {
          month: '2026-10',
          sessions: 1,
          paidEnergyWh: 10_000,
          freeEnergyWh: 0,
          amount: '3.500001',
          provisional: false,
        },
      ],
    });
  });

  test('a month without sessions is there while it runs', async () => {
    const owner = await t.signIn({ role: 'owner' });
    expect((await t.ask(owner, 'GET', '/api/account/income')).body.months).toEqual([
      { month: '2026-11', sessions: 0, paidEnergyWh: 0, freeEnergyWh: 0, amount: '0', provisional: true },
    ]);
    const driver = await t.signIn({ accountId: owner.accountId, role: 'driver' });
    expect((await t.ask(driver, 'GET', '/api/account/income')).status).toBe(403);
  });
});
