import { mailsTo, tokenIn } from '#test/mailed-link.ts';
import { buildTestApp, TEST_PASSWORD, type TestApp, type TestPerson } from '#test/test-app.ts';
import { readCase, testOfCase } from '#test/field-cases.ts';
import { asOwner } from '#test/test-database.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());
beforeEach(() => {
  t.clock.now = new Date('2026-11-18T12:00:00Z');
});

const signedInLongAgo = (who: TestPerson) =>
  t.database.prisma.signInSession.updateMany({
    where: { userId: who.id },
    data: { provenAt: new Date('2026-11-18T11:55:00Z') },
  });

const stepUp = (who: TestPerson, password = TEST_PASSWORD) =>
  t.ask(who, 'POST', '/api/me/step-up', { password });

const stored = (who: TestPerson) =>
  t.database.prisma.bankAccountVersion.findFirst({
    where: { accountId: who.accountId, cancelledAt: null },
    orderBy: { id: 'desc' },
  });

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
    payableFrom: '2026-11-21T12:00:00.000Z',
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

const hoursLater = (hours: number) => {
  t.clock.now = new Date(t.clock.now.getTime() + hours * 3_600_000);
};
const enter = async (who: TestPerson, iban: string) =>
  expect((await t.ask(who, 'PUT', url, { ...given, iban })).status).toBe(200);
const cancel = (who: TestPerson) => t.ask(who, 'DELETE', `${url}/change`);
const use = (token: string) => t.ask(null, 'POST', '/api/links/use', { token });
const shownTo = async (who: TestPerson) => (await t.ask(who, 'GET', url)).body.bankAccount;
const proveAgain = (who: TestPerson) =>
  t.database.prisma.signInSession.updateMany({ where: { userId: who.id }, data: { provenAt: t.clock.now } });
const [FIRST, THIEFS, OTHER] = ['NL91ABNA0417164300', 'DE89370400440532013000', 'BE68539007547034'];
/** An owner with a bank account that has been paid to for long, and another owner. */
const settled = async () => {
  const owner = await t.signIn({ role: 'owner', name: 'Olga' });
  const second = await t.signIn({ accountId: owner.accountId, role: 'owner', name: 'Omar' });
  await enter(owner, FIRST);
  hoursLater(73);
  await proveAgain(owner);
  return { owner, second };
};
const linksTo = async ({ email }: TestPerson) =>
  (await mailsTo(t.database, email)).map(({ text }) => tokenIn(text)).filter((token) => token !== '');

test('nothing is paid to it for 72 hours', async () => {
  const owner = await t.signIn({ role: 'owner' });
  await enter(owner, FIRST);
  expect(await shownTo(owner)).toMatchObject({ payableFrom: '2026-11-21T12:00:00.000Z' });
  t.clock.now = new Date('2026-11-21T11:59:59.999Z');
  expect(await shownTo(owner)).toMatchObject({ payableFrom: '2026-11-21T12:00:00.000Z' });
  t.clock.now = new Date('2026-11-21T12:00:00Z');
  expect(await shownTo(owner)).toMatchObject({ payableFrom: null });
});

test('every owner gets a link that cancels it; nothing else that was entered lately counts then, and all are told', async () => {
  const { owner, second } = await settled();
  await enter(owner, THIEFS);
  // Cancelling the last one alone would leave the thief's first.
  await enter(owner, OTHER);
  const link = (await linksTo(second)).at(-1) ?? '';
  expect((await t.ask(null, 'POST', '/api/links/view', { token: link })).body).toMatchObject({
    purpose: 'bank-account',
    asksName: false,
    asksPassword: false,
  });
  expect((await use(link)).status).toBe(204);
  expect(await shownTo(owner)).toMatchObject({ ibanMasked: 'NL91 **** **** 00', payableFrom: null });
  expect((await use(link)).status).toBe(410);
  for (const { email } of [owner, second])
    expect((await mailsTo(t.database, email)).at(-1)).toMatchObject({
      subject: expect.stringContaining('was undone'),
      text: expect.stringContaining('Omar undid'),
    });
  const where = { accountId: owner.accountId, action: 'bank-account.cancel' };
  expect(await t.database.prisma.auditEntry.findMany({ where })).toMatchObject([
    { actorId: second.id, detail: { ibans: ['BE68 **** **** 34'] } },
  ]);
});

test('the link outlives another password and another address, which a thief would enter as well', async () => {
  const { owner } = await settled();
  await enter(owner, THIEFS);
  const [link = ''] = (await linksTo(owner)).slice(-1);
  const newPassword = 'blue tractor sings at noon';
  const changed = { currentPassword: TEST_PASSWORD, newPassword };
  expect((await t.ask(owner, 'POST', '/api/me/password', changed)).status).toBe(204);
  await t.ask(owner, 'POST', '/api/me/email', { email: 'thief-of-bank@example.com', password: newPassword });
  const confirm = tokenIn((await mailsTo(t.database, 'thief-of-bank@example.com'))[0]?.text ?? '');
  expect((await use(confirm)).status).toBe(204);
  expect((await use(link)).status).toBe(204);
  expect(await shownTo(owner)).toMatchObject({ ibanMasked: 'NL91 **** **** 00' });
});

test('who was an owner when it was entered cancels it, and that alone; nobody comes too late', async () => {
  const { owner, second } = await settled();
  await enter(owner, THIEFS);
  const [link = ''] = (await linksTo(second)).slice(-1);
  // A thief hands the account over, or takes the role away.
  await t.database.prisma.member.updateMany({ where: { userId: second.id }, data: { role: 'viewer' } });
  expect((await cancel(second)).status).toBe(403);
  expect((await use(link)).status).toBe(204);
  expect(await shownTo(owner)).toMatchObject({ ibanMasked: 'NL91 **** **** 00' });
  await enter(owner, THIEFS);
  const [old = ''] = (await linksTo(owner)).slice(-1);
  hoursLater(1);
  await proveAgain(owner);
  await enter(owner, OTHER);
  expect((await use(old)).status).toBe(410);
  hoursLater(72);
  await proveAgain(owner);
  expect(await cancel(owner)).toMatchObject({ status: 409, body: { code: 'too-late-to-cancel' } });
  const [own = ''] = (await linksTo(owner)).slice(-1);
  expect((await use(own)).status).toBe(410);
  expect(await shownTo(owner)).toMatchObject({ ibanMasked: 'BE68 **** **** 34', payableFrom: null });
});

test('what was replaced before it was paid to never counts, also when what replaced it is undone later', async () => {
  const { owner } = await settled();
  await enter(owner, THIEFS);
  hoursLater(71);
  await proveAgain(owner);
  await enter(owner, OTHER);
  hoursLater(2);
  await proveAgain(owner);
  expect(await cancel(owner)).toMatchObject({ body: { bankAccount: { ibanMasked: 'NL91 **** **** 00' } } });
});

test.each([
  [
    'another address of an owner',
    (who: TestPerson) => ({ accountId: null, action: 'address.change', targetId: who.id }),
  ],
  [
    'a new owner',
    (who: TestPerson) => ({ accountId: who.accountId, action: 'account.hand-over', targetId: who.id }),
  ],
])('for 72 hours after %s none is entered: only the thief would be told', async (_, entry) => {
  const { owner } = await settled();
  const at = t.clock.now;
  await t.database.prisma.auditEntry.create({ data: { at, actorId: owner.id, ...entry(owner) } });
  hoursLater(71);
  await proveAgain(owner);
  const refused = { status: 409, body: { code: 'owner-is-new' } };
  expect(await t.ask(owner, 'PUT', url, { ...given, iban: THIEFS })).toMatchObject(refused);
  expect(await shownTo(owner)).toMatchObject({ ibanMasked: 'NL91 **** **** 00' });
  hoursLater(1);
  await proveAgain(owner);
  await enter(owner, OTHER);
});

test('an owner cancels it in the portal too, with a fresh password; without one before, there is none', async () => {
  const owner = await t.signIn({ role: 'owner' });
  await enter(owner, THIEFS);
  await signedInLongAgo(owner);
  expect(await cancel(owner)).toMatchObject({ status: 403, body: { code: 'step-up-needed' } });
  await stepUp(owner);
  expect(await cancel(owner)).toEqual({ status: 200, body: { bankAccount: null } });
  expect((await t.ask(owner, 'GET', '/api/account/income')).body.missing).toEqual([
    'party',
    'agreement',
    'bank-account',
  ]);
  expect((await mailsTo(t.database, owner.email)).at(-1)?.text).toContain('There is no bank account now.');
});

test('a version is never changed nor deleted, whoever asks the database', async () => {
  const owner = await t.signIn({ role: 'owner' });
  await enter(owner, FIRST);
  const { id } = (await stored(owner)) ?? { id: 0n };
  for (const change of [
    `SET iban = '${THIEFS}'`,
    `SET entered_at = now()`,
    `SET cancelled_at = now(), holder = ''`,
  ])
    await expect(
      asOwner(t.database, `UPDATE bank_account_version ${change} WHERE id = ${id}`),
    ).rejects.toThrow('can only be cancelled');
  await expect(asOwner(t.database, `DELETE FROM bank_account_version WHERE id = ${id}`)).rejects.toThrow();
  expect(await stored(owner)).toMatchObject({ iban: FIRST, cancelledAt: null });
});
