import { afterAll, beforeAll, expect, test } from 'vitest';
import { tidyExpired } from '../tidy-expired.ts';
import { mailsTo, tokenIn, waitForMail } from '#test/mailed-link.ts';
import { buildTestApp, TEST_PASSWORD, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp({ isBreached: async (password) => password === STOLEN });
});
afterAll(() => t.close());

const post = (url: string, payload: object, who?: TestPerson) => t.ask(who ?? null, 'POST', url, payload);
const use = (token: string, more: object = {}) => post('/api/links/use', { token, ...more });
const signIn = async (email: string, password: string) =>
  (await post('/api/auth/sign-in/email', { email, password })).status;
const isSignedIn = async ({ headers }: TestPerson) =>
  (await t.app.inject({ url: '/api/me', headers })).statusCode === 200;
const minutesLater = (minutes: number) => {
  t.clock.now = new Date(t.clock.now.getTime() + minutes * 60_000);
};
const askToSignUp = (email: string) => post('/api/sign-up', { email, language: 'en' });
const forget = (email: string) => post('/api/password/forgotten', { email });
const PASSWORD = 'blue tractor sings at noon';
const STOLEN = 'four stolen words long ago';

test('a known address and an unknown one get the same answer, and different mails', async () => {
  const known = await t.signIn({ role: 'owner' });
  expect(await askToSignUp(known.email)).toEqual(await askToSignUp('unknown@example.com'));
  expect(tokenIn((await waitForMail(t.database, 'unknown@example.com')).text)).not.toBe('');
  const told = await waitForMail(t.database, known.email);
  expect(told.subject).toBe('You already have a Laadpoort account');
  expect(tokenIn(told.text)).toBe('');

  expect(await forget(known.email)).toEqual(await forget('stranger@example.com'));
  expect(tokenIn((await waitForMail(t.database, known.email, 1)).text)).not.toBe('');
  expect(await mailsTo(t.database, 'stranger@example.com')).toEqual([]);
});

test('nobody exists before the address is confirmed; nobody gets a second mail within a minute', async () => {
  const email = 'new@example.com';
  await askToSignUp(' New@Example.com');
  const { text } = await waitForMail(t.database, email);
  expect(await t.database.prisma.user.findUnique({ where: { email } })).toBeNull();
  await askToSignUp(email);
  minutesLater(2);
  await askToSignUp(email);
  await waitForMail(t.database, email, 1);
  expect(await mailsTo(t.database, email)).toHaveLength(2);
  // The later link replaces the earlier one.
  expect((await use(tokenIn(text), { name: 'New', password: PASSWORD })).status).toBe(410);
});

test.each([
  [{ password: 'password1234' }, 'body.password', 'too-easy'],
  [{ password: STOLEN }, 'body.password', 'breached'],
  [{ password: 'short' }, 'body.password', 'too-short'],
  [{ password: 'x'.repeat(129) }, 'body.password', 'too-long'],
  [{ name: 'x'.repeat(101) }, 'body.name', 'too-long'],
  [{ name: 'a\u0007b' }, 'body.name', 'control-characters'],
  [{ name: undefined }, 'body.name', 'required'],
])('%j makes no person, and the link stays valid', async (wrong, path, code) => {
  const email = `${crypto.randomUUID()}@example.com`;
  await askToSignUp(email);
  const token = tokenIn((await waitForMail(t.database, email)).text);
  expect((await use(token, { name: 'New', password: PASSWORD, ...wrong })).body.fields).toEqual([
    { path, code },
  ]);
  expect((await post('/api/links/view', { token })).body).toMatchObject({
    purpose: 'sign-up',
    asksName: true,
  });
});

test('where sign-up is closed, an account is made by invitation of support', async () => {
  const closed = await buildTestApp({ openSignUp: false });
  const support = await closed.signIn({ platformRole: 'support', role: 'driver' });
  const payload = { email: 'invited@example.com', language: 'nl' };
  const ask = (url: string) => closed.app.inject({ method: 'POST', url, payload, headers: support.headers });
  expect((await ask('/api/sign-up')).json()).toMatchObject({ code: 'sign-up-closed' });
  expect((await ask('/api/support/account-invitations')).statusCode).toBe(204);
  const { subject } = await waitForMail(closed.database, 'invited@example.com');
  expect(subject).toBe('Maak je account bij Laadpoort aan');
  const entries = await closed.database.prisma.auditEntry.findMany({
    where: { actorId: support.id, action: 'account.invite' },
    include: { names: true },
  });
  expect(entries).toMatchObject([{ names: { content: { email: 'invited@example.com' } } }]);
  await closed.close();
});

test('a forgotten password is replaced within the hour; every sign-in ends and the person is told', async () => {
  const person = await t.signIn({ role: 'owner' });
  const ask = async (nth: number) => {
    await forget(person.email);
    return tokenIn((await waitForMail(t.database, person.email, nth)).text);
  };
  const tooLate = await ask(0);
  minutesLater(60);
  expect((await use(tooLate, { password: PASSWORD })).status).toBe(410);
  const token = await ask(1);
  expect((await post('/api/links/view', { token })).body).toMatchObject({
    asksName: false,
    asksPassword: true,
  });
  expect((await use(token, { password: person.email })).body.fields).toEqual([
    { path: 'body.password', code: 'too-easy' },
  ]);
  expect((await use(token, { password: PASSWORD })).status).toBe(204);
  expect((await use(token, { password: TEST_PASSWORD })).status).toBe(410);
  expect(await isSignedIn(person)).toBe(false);
  expect(await signIn(person.email, TEST_PASSWORD)).toBe(401);
  expect(await signIn(person.email, PASSWORD)).toBe(200);
  expect((await mailsTo(t.database, person.email)).at(-1)?.subject).toBe('Your password was changed');
});

test('who changes their password stays signed in here and nowhere else', async () => {
  const person = await t.signIn({ role: 'owner' });
  await t.database.prisma.signInSession.create({
    data: {
      id: crypto.randomUUID(),
      token: 'elsewhere',
      userId: person.id,
      expiresAt: new Date('2030-01-01'),
    },
  });
  const change = (currentPassword: string, newPassword: string) =>
    post('/api/me/password', { currentPassword, newPassword }, person);
  expect((await change('guess', PASSWORD)).body).toMatchObject({
    code: 'wrong-password',
    fields: [{ path: 'body.currentPassword', code: 'wrong-password' }],
  });
  expect((await change(TEST_PASSWORD, 'welkom123456')).body.fields).toEqual([
    { path: 'body.newPassword', code: 'too-easy' },
  ]);
  expect((await change(TEST_PASSWORD, STOLEN)).body.fields).toEqual([
    { path: 'body.newPassword', code: 'breached' },
  ]);
  expect((await change(TEST_PASSWORD, PASSWORD)).status).toBe(204);
  expect(await isSignedIn(person)).toBe(true);
  expect(await t.database.prisma.signInSession.count({ where: { userId: person.id } })).toBe(1);
  expect((await mailsTo(t.database, person.email)).map(({ subject }) => subject)).toEqual([
    'Your password was changed',
  ]);
});

test('another address counts once it is confirmed; the one before it is told', async () => {
  const person = await t.signIn({ role: 'owner' });
  const other = await t.signIn({ role: 'owner' });
  const change = (email: string, password = TEST_PASSWORD) =>
    post('/api/me/email', { email, password }, person);
  expect((await change('moved@example.com', 'guess')).status).toBe(422);
  expect(await change('moved@example.com')).toEqual(await change(other.email));
  expect(await mailsTo(t.database, other.email)).toEqual([]);
  expect(await signIn('moved@example.com', TEST_PASSWORD)).toBe(401);
  const token = tokenIn((await waitForMail(t.database, 'moved@example.com')).text);
  expect((await use(token)).status).toBe(204);
  expect(await signIn('moved@example.com', TEST_PASSWORD)).toBe(200);
  expect(await signIn(person.email, TEST_PASSWORD)).toBe(401);
  expect((await mailsTo(t.database, person.email)).map(({ subject }) => subject)).toEqual([
    'Your address was changed',
  ]);
});

test('links that a thief asked for are worth nothing once the person has another password', async () => {
  const person = await t.signIn({ role: 'owner' });
  await post('/api/me/email', { email: 'thief@example.com', password: TEST_PASSWORD }, person);
  const stolen = tokenIn((await waitForMail(t.database, 'thief@example.com')).text);
  await post('/api/password/forgotten', { email: person.email });
  const own = tokenIn((await waitForMail(t.database, person.email)).text);
  expect((await use(own, { password: PASSWORD })).status).toBe(204);
  expect((await use(stolen)).status).toBe(410);
  expect(await signIn(person.email, PASSWORD)).toBe(200);
});

test('links in the mailbox of an address that was left are worth nothing', async () => {
  const person = await t.signIn({ role: 'owner' });
  await post('/api/password/forgotten', { email: person.email });
  const old = tokenIn((await waitForMail(t.database, person.email)).text);
  await post('/api/me/email', { email: 'left@example.com', password: TEST_PASSWORD }, person);
  expect((await use(tokenIn((await waitForMail(t.database, 'left@example.com')).text))).status).toBe(204);
  expect((await use(old, { password: PASSWORD })).status).toBe(410);
  expect(await signIn('left@example.com', TEST_PASSWORD)).toBe(200);
});

test('what is over is deleted: links and sign-ins, and nothing else', async () => {
  const person = await t.signIn({ role: 'owner' });
  await post('/api/password/forgotten', { email: person.email });
  await waitForMail(t.database, person.email);
  const { prisma } = t.database;
  const left = async () => [
    await prisma.signInSession.count({ where: { userId: person.id } }),
    await prisma.oneTimeLink.count({ where: { userId: person.id } }),
  ];
  await tidyExpired(t.database, t.clock.now);
  expect(await left()).toEqual([1, 1]);
  await tidyExpired(t.database, new Date('2030-01-01'));
  expect(await left()).toEqual([0, 0]);
});

const from = async (remoteAddress: string, url = '/api/support/account-invitations') =>
  (await t.app.inject({ method: 'POST', url, remoteAddress, payload: {} })).statusCode;

test('one network asks for 60 mails an hour; another network, and another question, have their own 60', async () => {
  const answers = [];
  for (let asked = 0; asked < 61; asked += 1) answers.push(await from(`2001:db8::${asked + 1}`));
  expect(new Set(answers.slice(0, 60))).toEqual(new Set([401]));
  expect(answers[60]).toBe(429);
  expect(await from('2001:db8:0:1::1')).toBe(401);
  expect(await from('2001:db8::1', '/api/sign-up')).toBe(400);
});
