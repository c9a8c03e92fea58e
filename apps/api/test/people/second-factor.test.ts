import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailsTo } from '#test/mailed-link.ts';
import { buildTestApp, TEST_PASSWORD, type TestApp, type TestPerson } from '#test/test-app.ts';
import { runAdminCommand } from '../../src/admin-commands.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

const FACTOR = '/api/me/second-factor';

/** What the app shows, half a minute later each time: a code works once. */
const nextCode = (secret: string): Promise<string> => {
  t.clock.now = new Date(t.clock.now.getTime() + 30_000);
  return createOTP(base32.decode(secret)).hotp(Math.floor(t.clock.now.getTime() / 30_000));
};

const setUp = async (person: TestPerson) => {
  const { secret } = (await t.ask(person, 'POST', FACTOR)).body;
  const code = await nextCode(secret);
  const { body } = await t.ask(person, 'POST', `${FACTOR}/confirmation`, { code });
  return { secret: String(secret), recoveryCodes: body.recoveryCodes as string[] };
};

/** With the password, in another browser. */
const signIn = async (person: TestPerson): Promise<TestPerson> => {
  const response = await t.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: person.email, password: TEST_PASSWORD },
  });
  const cookies = [response.headers['set-cookie'] ?? []].flat();
  return { ...person, headers: { cookie: cookies.map((line) => line.split(';')[0]).join('; ') } };
};

const enter = (who: TestPerson, code: string) => t.ask(who, 'POST', `${FACTOR}/entry`, { code });
const openMe = async (who: TestPerson) => (await t.ask(who, 'GET', '/api/me')).body.code ?? 'open';

test('a code is asked for only after one has shown that the app has the secret', async () => {
  const person = await t.signIn({ role: 'owner' });
  const elsewhere = await signIn(person);
  const { url, secret } = (await t.ask(person, 'POST', FACTOR)).body;
  expect(url).toContain(secret);
  expect(await t.ask(person, 'POST', `${FACTOR}/confirmation`, { code: '000000' })).toMatchObject({
    status: 422,
    body: { code: 'wrong-code', fields: [{ path: 'body.code', code: 'wrong-code' }] },
  });
  expect(await openMe(await signIn(person))).toBe('open');
  const stored = await t.database.prisma.authenticator.findUnique({ where: { userId: person.id } });
  expect(stored?.secret).not.toContain(secret);

  const code = await nextCode(secret);
  const confirmed = await t.ask(person, 'POST', `${FACTOR}/confirmation`, { code });
  expect(confirmed.body.recoveryCodes).toHaveLength(10);
  expect((await t.ask(person, 'GET', FACTOR)).body).toEqual({
    hasApp: true,
    passkeys: [],
    recoveryCodesLeft: 10,
  });
  expect(await openMe(elsewhere)).toBe('not-signed-in');
  expect((await t.ask(person, 'POST', FACTOR)).body.code).toBe('second-factor-set-up');
  expect((await mailsTo(t.database, person.email))[0]?.subject).toBe('Your second factor is on');
});

test('the password alone opens nothing; with a code the sign-in lasts as long as every other', async () => {
  const person = await t.signIn({ role: 'owner' });
  const { secret } = await setUp(person);
  const half = await signIn(person);
  for (const url of ['/api/me', '/api/stations', '/api/me/sign-ins', FACTOR, '/api/events'])
    expect((await t.ask(half, 'GET', url)).status, url).toBe(401);
  expect(await openMe(half)).toBe('second-factor-needed');
  expect((await t.ask(half, 'DELETE', FACTOR)).body.code).toBe('second-factor-needed');
  const lasts = async () => {
    const [row] = await t.database.prisma.signInSession.findMany({
      where: { userId: person.id },
      orderBy: { createdAt: 'desc' },
    });
    return row!.expiresAt.getTime() - row!.createdAt.getTime();
  };
  expect(await lasts()).toBeLessThan(11 * 60_000);

  const code = await nextCode(secret);
  expect((await enter(half, `${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(204);
  expect(await openMe(half)).toBe('open');
  expect((await lasts()) / 86_400_000).toBeCloseTo(7, 1);
  const other = await signIn(person);
  expect((await enter(other, code)).body.code).toBe('wrong-code');
});

test('a recovery code works once, and new ones replace the old', async () => {
  const person = await t.signIn({ role: 'owner' });
  const { recoveryCodes } = await setUp(person);
  const [first = '', second = ''] = recoveryCodes;
  expect((await enter(await signIn(person), first.toLowerCase())).status).toBe(204);
  expect((await enter(await signIn(person), first)).body.code).toBe('wrong-code');
  expect((await t.ask(person, 'POST', `${FACTOR}/recovery-codes`)).body.recoveryCodes).toHaveLength(10);
  expect((await enter(await signIn(person), second)).body.code).toBe('wrong-code');
});

test('guesses of a code are counted over all sign-ins of the person, also those at the same time', async () => {
  const person = await t.signIn({ role: 'owner' });
  const { secret } = await setUp(person);
  const browsers = await Promise.all([signIn(person), signIn(person)]);
  const guesses = Array.from({ length: 20 }, (_, index) =>
    enter(browsers[index % 2]!, String(index).padStart(6, '0')),
  );
  const codes = (await Promise.all(guesses)).map(({ body }) => body.code);
  expect(codes.filter((code) => code === 'wrong-code')).toHaveLength(5);
  expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(15);
  expect((await enter(browsers[0], '000000')).body.code).toBe('too-many-requests');
  expect((await enter(browsers[0], await nextCode(secret))).status).toBe(204);
});

test('it is removed with step-up only; then the password is enough', async () => {
  const person = await t.signIn({ role: 'owner' });
  await setUp(person);
  const where = { userId: person.id };
  await t.database.prisma.signInSession.updateMany({ where, data: { provenAt: new Date(0) } });
  expect((await t.ask(person, 'DELETE', FACTOR)).body.code).toBe('step-up-needed');
  await t.database.prisma.signInSession.updateMany({ where, data: { provenAt: t.clock.now } });
  expect((await t.ask(person, 'DELETE', FACTOR)).status).toBe(204);
  expect(await openMe(await signIn(person))).toBe('open');
  expect(await t.database.prisma.recoveryCode.count({ where })).toBe(0);
  expect((await mailsTo(t.database, person.email)).at(-1)?.subject).toBe('Your second factor was removed');
});

test('step-up then needs a code, or a recovery code: the password is not enough', async () => {
  const person = await t.signIn({ role: 'owner' });
  const { secret, recoveryCodes } = await setUp(person);
  const where = { userId: person.id };
  await t.database.prisma.signInSession.updateMany({ where, data: { provenAt: new Date(0) } });
  const setBank = async () =>
    (await t.ask(person, 'PUT', '/api/account/bank-account', { iban: 'NL91ABNA0417164300', holder: 'Olga' }))
      .body.code ?? 'saved';
  const show = async (payload: object, by = '') =>
    (await t.ask(person, 'POST', `/api/me/step-up${by}`, payload)).body?.code ?? 'shown';
  expect(await show({ password: TEST_PASSWORD })).toBe('password-not-enough');
  expect(await show({ code: '000000' }, '/code')).toBe('wrong-code');
  expect(await setBank()).toBe('step-up-needed');
  expect(await show({ code: await nextCode(secret) }, '/code')).toBe('shown');
  expect(await setBank()).toBe('saved');
  t.clock.now = new Date(t.clock.now.getTime() + 5 * 60_000);
  expect(await setBank()).toBe('step-up-needed');
  expect(await show({ code: recoveryCodes[0] }, '/code')).toBe('shown');
  expect(await setBank()).toBe('saved');
});

test('a code of an app that was never confirmed proves nothing', async () => {
  const person = await t.signIn({ role: 'owner' });
  const { secret } = (await t.ask(person, 'POST', FACTOR)).body;
  const answer = await t.ask(person, 'POST', '/api/me/step-up/code', { code: await nextCode(secret) });
  expect(answer.body.code).toBe('wrong-code');
});

test('staff without one may do what anybody may, set one up, and then what staff may', async () => {
  const staff = await t.signIn({ platformRole: 'support', role: 'driver', hasSecondFactor: false });
  const me = async () => (await t.ask(staff, 'GET', '/api/me')).body;
  expect(await me()).toMatchObject({ secondFactor: 'required', permissions: ['mobility.view'] });
  const mails = async () => (await t.ask(staff, 'GET', '/api/support/mails')).body.code ?? 'open';
  expect(await mails()).toBe('second-factor-required');
  await setUp(staff);
  expect(await me()).toMatchObject({ secondFactor: 'set-up' });
  expect((await me()).permissions).toContain('support.view');
  expect(await mails()).toBe('open');
});

test('who has lost everything is helped by whoever has the machine', async () => {
  const person = await t.signIn({ role: 'owner' });
  await setUp(person);
  const said: string[] = [];
  const machine = {
    db: t.database,
    publicUrl: 'http://localhost:3000',
    say: (text: string) => said.push(text),
    out: process.stdout,
  };
  await runAdminCommand(machine, ['reset-second-factor', person.email]);
  expect(said[0]).toContain(`${person.email} now signs in with the password alone`);
  expect(await openMe(await signIn(person))).toBe('open');
  await expect(runAdminCommand(machine, ['reset-second-factor', person.email])).rejects.toThrow(
    'has no second factor',
  );
});
