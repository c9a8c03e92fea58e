import { randomUUID } from 'node:crypto';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, TEST_PASSWORD, type TestApp, type TestPerson } from '#test/test-app.ts';
import { readCase, testOfCase } from '#test/field-cases.ts';
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

const signedInLongAgo = (who: TestPerson) =>
  t.database.prisma.signInSession.updateMany({
    where: { userId: who.id },
    data: { provenAt: new Date('2026-11-18T11:55:00Z') },
  });

const stepUp = (who: TestPerson, password = TEST_PASSWORD) =>
  t.ask(who, 'POST', '/api/me/step-up', { password });

const stored = (who: TestPerson) =>
  t.database.prisma.bankAccount.findUnique({ where: { accountId: who.accountId } });

describe('bank account', () => {
  const url = '/api/account/bank-account';
  const given = { iban: 'nl91 abna 0417 1643 00', holder: 'Olga B.V.' };
  testOfCase('is taken as people copy it from their bank (skipped without ../shared/cases)', async () => {
    const owner = await t.signIn({ role: 'owner', name: 'Olga' });
    const { input } = JSON.parse(readCase('iban-as-copied.json')) as { input: string[] };
    for (const iban of input) {
      expect(await t.ask(owner, 'PUT', url, { ...given, iban })).toMatchObject({ status: 200 });
      expect((await stored(owner))?.iban).toBe('NL91ABNA0417164300');
    }
    const answer = await t.ask(owner, 'PUT', url, { ...given, iban: '\u200b' });
    expect(answer).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.iban', code: 'required' }] },
    });
  });

  test('is set, shown masked, and audited without the number', async () => {
    const owner = await t.signIn({ role: 'owner', name: 'Olga' });
    expect((await t.ask(owner, 'GET', url)).body).toEqual({ bankAccount: null });
    const shown = {
      ibanMasked: 'NL91 **** **** 00',
      holder: 'Olga B.V.',
      changedAt: '2026-11-18T12:00:00.000Z',
      changedBy: 'Olga',
    };
    expect(await t.ask(owner, 'PUT', url, given)).toEqual({ status: 200, body: { bankAccount: shown } });
    expect((await t.ask(owner, 'GET', url)).body).toEqual({ bankAccount: shown });
    expect((await stored(owner))?.iban).toBe('NL91ABNA0417164300');

    await t.ask(owner, 'PUT', url, { ...given, iban: 'DE89370400440532013000' });
    expect((await t.ask(owner, 'GET', url)).body.bankAccount.ibanMasked).toBe('DE89 **** **** 00');
    const audit = await t.database.prisma.auditEntry.findMany({ where: { accountId: owner.accountId } });
    expect(audit).toMatchObject([
      { action: 'bank-account.change', actorId: owner.id },
      { action: 'bank-account.change', actorId: owner.id },
    ]);
    expect(JSON.stringify(audit.map(({ detail }) => detail))).not.toContain('ABNA');
  });

  test.each([
    [{ iban: 'NL92ABNA0417164300' }, 'body.iban', 'iban-wrong-check-digits'],
    [{ iban: 'NL91ABNA041716430' }, 'body.iban', 'iban-wrong-length'],
    [{ iban: '417164300' }, 'body.iban', 'iban-unknown-country'],
    [{ iban: 'BR1500000000000010932840814P2' }, 'body.iban', 'iban-not-sepa'],
    [{ iban: ' ' }, 'body.iban', 'required'],
    [{ holder: ' ' }, 'body.holder', 'required'],
    [{ holder: 'x'.repeat(71) }, 'body.holder', 'too-long'],
    [{ bic: 'ABNANL2A' }, 'body.bic', 'unknown-field'],
  ])('%j names the field', async (wrong, path, code) => {
    const owner = await t.signIn({ role: 'owner' });
    const { status, body } = await t.ask(owner, 'PUT', url, { ...given, ...wrong });
    expect([status, body.fields]).toEqual([400, [{ path, code }]]);
    expect(await stored(owner)).toBeNull();
  });

  test('needs the password after a while; a wrong one changes nothing; after five nothing is compared', async () => {
    const owner = await t.signIn({ role: 'owner' });
    await signedInLongAgo(owner);
    const refused = { status: 403, body: { code: 'step-up-needed' } };
    expect(await t.ask(owner, 'PUT', url, given)).toMatchObject(refused);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(await stepUp(owner, 'guess')).toMatchObject({
        status: 422,
        body: { code: 'wrong-password', fields: [{ path: 'body.password', code: 'wrong-password' }] },
      });
    }
    expect((await stepUp(owner)).status).toBe(429);
    expect(await t.ask(owner, 'PUT', url, given)).toMatchObject(refused);
    expect(await stored(owner)).toBeNull();
    t.clock.now = new Date(t.clock.now.getTime() + 15 * 60_000);
    expect((await stepUp(owner)).status).toBe(204);
    expect((await t.ask(owner, 'PUT', url, given)).status).toBe(200);
  });

  const save = async (who: TestPerson) => (await t.ask(who, 'PUT', url, given)).status;

  test('step-up lasts five minutes, in one browser', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const elsewhere = { ...owner, headers: await t.signInAgain(owner.id) };
    await signedInLongAgo(owner);
    await stepUp(owner);
    expect(await save(elsewhere)).toBe(403);
    t.clock.now = new Date(t.clock.now.getTime() + 5 * 60_000 - 1);
    expect(await save(owner)).toBe(200);
    t.clock.now = new Date(t.clock.now.getTime() + 1);
    expect(await save(owner)).toBe(403);
  });

  test('only an owner sets it; a viewer sees it', async () => {
    const owner = await t.signIn({ role: 'owner' });
    for (const role of ['manager', 'operator', 'viewer', 'driver'] as const) {
      const member = await t.signIn({ accountId: owner.accountId, role });
      expect((await t.ask(member, 'PUT', url, given)).status, role).toBe(403);
      expect((await t.ask(member, 'GET', url)).status, role).toBe(role === 'driver' ? 403 : 200);
    }
    expect(await stored(owner)).toBeNull();
  });
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
      missing: ['bank-account'],
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
