import { UNATTENDED_HEADER } from '@laadpoort/contract/wire/client';
import { hashPassword as hashByScrypt } from 'better-auth/crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { hashPassword } from '#platform/passwords/password-hash.ts';
import { tidyAttempts } from '#platform/attempts/attempts.ts';
import { mailsTo, tokenIn, waitForMail } from '#test/mailed-link.ts';
import { buildTestApp, TEST_PASSWORD, type TestApp, type TestPerson } from '#test/test-app.ts';
import { openTestDatabase } from '#test/test-database.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp({ trustedProxies: ['127.0.0.1'] });
});
afterAll(() => t.close());
beforeEach(() => {
  t.clock.now = new Date('2026-11-18T12:00:00Z');
});

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  t.app.inject({ method: 'POST', url, payload, headers });
const signIn = (email: string, password: string, address: string, cookie = '') =>
  post('/api/auth/sign-in/email', { email, password }, { 'x-forwarded-for': address, cookie });
const statusOf = async (...args: Parameters<typeof signIn>) => (await signIn(...args)).statusCode;
const minutesLater = (minutes: number) => {
  t.clock.now = new Date(t.clock.now.getTime() + minutes * 60_000);
};
const guessFrom = (addresses: readonly string[], email: string) =>
  Promise.all(addresses.map((address) => statusOf(email, 'a guess', address)));
const addresses = (net: number, many: number) =>
  Array.from({ length: many }, (_, host) => `10.0.${net}.${host + 1}`);
/** With what a browser is known as the person's. */
const cookiesOf = async ({ email }: TestPerson) =>
  (await signIn(email, TEST_PASSWORD, '10.2.0.1')).cookies
    .filter(({ name }) => name.startsWith('laadpoort.device'))
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
const counts = async () => {
  const rows = await t.database.prisma.failedAttempts.findMany({ orderBy: { count: 'desc' } });
  return rows.map(({ key, count }) => `${key.split(' ')[0]} ${count}`);
};

test('forty guesses at the same time, from forty addresses, count forty; five are compared', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const answers = await guessFrom(addresses(1, 40), owner.email);
  expect(answers.filter((status) => status === 401)).toHaveLength(5);
  expect(answers.filter((status) => status === 429)).toHaveLength(35);
  expect((await counts())[0]).toBe('person 40');
  // Nothing is compared, the right password neither; later it is.
  expect(await statusOf(owner.email, TEST_PASSWORD, '10.1.0.1')).toBe(429);
  minutesLater(0.5);
  expect(await statusOf(owner.email, TEST_PASSWORD, '10.1.0.1')).toBe(200);
  expect((await counts())[0]).not.toContain('person');
});

test('signing in renews a hash of before, and nothing else does', async () => {
  const { id: userId, email } = await t.signIn({ role: 'owner' });
  const { credential } = t.database.prisma;
  const stored = async () => (await credential.findFirstOrThrow({ where: { userId } })).password;
  const before = await hashByScrypt(TEST_PASSWORD);
  await credential.updateMany({ where: { userId }, data: { password: before } });
  expect(await statusOf(email, 'a guess', '10.3.0.1')).toBe(401);
  expect(await stored()).toBe(before);
  expect(await statusOf(email, TEST_PASSWORD, '10.3.0.1')).toBe(200);
  const renewed = await stored();
  expect(renewed).toMatch(/^\$argon2id\$/);
  expect(await statusOf(email, TEST_PASSWORD, '10.3.0.1')).toBe(200);
  expect(await stored()).toBe(renewed);
});

test('a sign-in that is under way with the old password ends with its change', async () => {
  const { id: userId, email } = await t.signIn({ role: 'owner' });
  const changing = new Client({ connectionString: t.database.url });
  await changing.connect();
  // As it is stored: the password, then the end of every sign-in that is there.
  await changing.query('BEGIN');
  await changing.query('UPDATE credential SET password = $2 WHERE user_id = $1', [
    userId,
    await hashPassword('another password 71'),
  ]);
  await changing.query('DELETE FROM sign_in_session WHERE user_id = $1', [userId]);
  const signingIn = statusOf(email, TEST_PASSWORD, '10.3.0.2');
  const begun = () => t.database.prisma.signInSession.count({ where: { userId } });
  await vi.waitFor(async () => expect(await begun()).toBe(2), 5_000);
  await changing.query('COMMIT');
  await changing.end();
  expect(await signingIn).toBe(401);
  expect(await begun()).toBe(0);
});

test('an address that is written in another way counts too', async () => {
  for (const url of ['/api/auth/sign-in/%65mail', '/%61pi/auth/sign-in/email?x=1']) {
    const owner = await t.signIn({ role: 'owner' });
    const payload = { email: owner.email, password: 'a guess' };
    for (let guess = 1; guess <= 6; guess += 1) await post(url, payload);
    expect(await statusOf(owner.email, TEST_PASSWORD, '10.1.9.1'), url).toBe(429);
  }
});

test('strangers hold up nobody: not a known browser, not a signed-in person, not who gets a link by mail', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const other = await t.signIn({ role: 'owner' });
  const known = await cookiesOf(owner);
  const ofOther = (await cookiesOf(other)).replace(/^[^=]*/, known.split('=')[0] ?? '');
  await guessFrom(addresses(2, 10), owner.email);
  expect(await statusOf(owner.email, TEST_PASSWORD, '10.2.0.1')).toBe(429);
  expect(await statusOf(owner.email, TEST_PASSWORD, '10.2.0.1', ofOther)).toBe(429);
  expect(await statusOf(owner.email, TEST_PASSWORD, '10.2.0.1', known)).toBe(200);
  const password = 'blue tractor sings at noon';
  const change = (currentPassword: string) =>
    post('/api/me/password', { currentPassword, newPassword: password }, owner.headers);
  expect((await change(TEST_PASSWORD)).statusCode).toBe(204);

  // A browser is known with the password that it knew.
  await guessFrom(addresses(2, 10), owner.email);
  expect(await statusOf(owner.email, password, '10.2.0.1', known)).toBe(429);

  await post('/api/password/forgotten', { email: owner.email });
  await waitForMail(t.database, owner.email, 1);
  const token = tokenIn((await mailsTo(t.database, owner.email)).at(-1)?.text);
  await post('/api/links/use', { token, password: TEST_PASSWORD });
  expect(await statusOf(owner.email, TEST_PASSWORD, '10.2.0.9')).toBe(200);
});

test('guesses of a known browser and of a signed-in person are limited too, and count with the others', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const change = () =>
    post(
      '/api/me/password',
      { currentPassword: 'a guess', newPassword: 'blue tractor sings at noon' },
      owner.headers,
    );
  const answers = await Promise.all(Array.from({ length: 12 }, change));
  expect(answers.filter(({ statusCode }) => statusCode === 422)).toHaveLength(5);
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(7);
  expect(await statusOf(owner.email, TEST_PASSWORD, '10.3.0.1')).toBe(429);
});

test('one address guesses at everybody: it waits, and nobody else does', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const unknown = Array.from({ length: 20 }, (_, index) => `nobody-${index}@example.com`);
  for (const email of unknown) expect(await statusOf(email, 'a guess', '2001:db8::1')).toBe(401);
  expect(await statusOf(owner.email, TEST_PASSWORD, '2001:db8::ffff')).toBe(429);
  expect(await statusOf(owner.email, TEST_PASSWORD, '2001:db8:1::1')).toBe(200);
  minutesLater(0.5);
  // A right password in between does not begin the count of the address again.
  expect(await statusOf(owner.email, TEST_PASSWORD, '2001:db8::1')).toBe(200);
  expect(await statusOf('nobody-21@example.com', 'a guess', '2001:db8::1')).toBe(401);
  expect(await statusOf('nobody-22@example.com', 'a guess', '2001:db8::1')).toBe(429);
});

/** What the database is asked about people until the answer is sent. */
const workFor = async (email: string, address: string): Promise<string[]> => {
  const query = vi.spyOn(Client.prototype, 'query');
  expect(await statusOf(email, 'a guess', address)).toBe(401);
  const asked = (query.mock.calls as unknown as (string | { text: string })[][]).map(([given = '']) =>
    typeof given === 'string' ? given : given.text,
  );
  query.mockRestore();
  return asked.filter((text) => /"user"|credential|failed_attempts|audit|sign_in/.test(text));
};

test('a wrong password asks the same of the database whether or not somebody has the address', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const known = await workFor(owner.email, '10.6.0.1');
  expect(known.length).toBeGreaterThan(3);
  // What is noted afterwards.
  await vi.waitFor(async () => {
    const where = { targetId: owner.id, action: 'sign-in.failed' };
    expect(await t.database.prisma.auditEntry.count({ where })).toBe(1);
  }, 10_000);
  expect(await workFor('nobody-at-all@example.com', '10.6.0.2')).toEqual(known);
});

test('a wrong password is answered no sooner, whatever its hash is and whether or not somebody has the address', async () => {
  const [today, before] = [await t.signIn({ role: 'owner' }), await t.signIn({ role: 'owner' })];
  const password = await hashByScrypt(TEST_PASSWORD);
  await t.database.prisma.credential.updateMany({ where: { userId: before.id }, data: { password } });
  for (const email of [today.email, before.email, 'nobody-at-all@example.com']) {
    const since = performance.now();
    expect(await statusOf(email, 'a guess', '10.7.0.1')).toBe(401);
    // Timers of Node may be a millisecond early.
    expect(performance.now() - since).toBeGreaterThan(398);
  }
});

test('what is long ago is forgotten', async () => {
  minutesLater(3 * 1_440);
  await tidyAttempts(t.database, t.clock.now);
  expect(await counts()).toEqual([]);
});

const newestOf = (who: TestPerson) =>
  t.database.prisma.signInSession.findFirstOrThrow({
    where: { userId: who.id },
    orderBy: { createdAt: 'desc' },
  });

const hoursOf = async (who: TestPerson, nth: number) => {
  expect(await statusOf(who.email, TEST_PASSWORD, `10.4.0.${nth}`)).toBe(200);
  const session = await newestOf(who);
  return Math.round((session.expiresAt.getTime() - session.createdAt.getTime()) / 3_600_000);
};

test('a sign-in that is not used ends after seven days, that of staff after an hour', async () => {
  expect(await hoursOf(await t.signIn({ role: 'owner' }), 1)).toBe(7 * 24);
  expect(await hoursOf(await t.signIn({ platformRole: 'support', hasSecondFactor: false }), 2)).toBe(1);
  expect(await hoursOf(await t.signIn({ platformRole: 'admin', hasSecondFactor: false }), 3)).toBe(1);
});

test('one that is used lasts until thirty days have passed, whatever one does meanwhile', async () => {
  const person = await t.signIn({ role: 'owner' });
  const where = { userId: person.id };
  const begun = new Date(Date.now() - 29 * 86_400_000);
  const data = { expiresAt: new Date(Date.now() + 60_000), createdAt: begun };
  await t.database.prisma.signInSession.updateMany({ where, data });
  expect((await t.app.inject({ url: '/api/me', headers: person.headers })).statusCode).toBe(200);
  expect((await newestOf(person)).expiresAt).toEqual(new Date(begun.getTime() + 30 * 86_400_000));
});

test('what an open page asks for by itself prolongs nothing', async () => {
  const person = await t.signIn({ role: 'owner' });
  const expiresAt = new Date(Date.now() + 60_000);
  await t.database.prisma.signInSession.updateMany({ where: { userId: person.id }, data: { expiresAt } });
  for (const header of [{ [UNATTENDED_HEADER]: '1' }, { accept: 'text/event-stream' }])
    await t.app.inject({ url: '/api/me', headers: { ...person.headers, ...header } });
  expect((await newestOf(person)).expiresAt).toEqual(expiresAt);
});

test('a sign-in that lacks its second factor is not prolonged by being used', async () => {
  const person = await t.signIn({ role: 'owner' });
  await t.database.prisma.user.update({ where: { id: person.id }, data: { hasSecondFactor: true } });
  const expiresAt = new Date(Date.now() + 60_000);
  await t.database.prisma.signInSession.updateMany({
    where: { userId: person.id },
    data: { expiresAt, secondFactorAt: null },
  });
  await t.app.inject({ url: '/api/me', headers: person.headers });
  expect((await newestOf(person)).expiresAt).toEqual(expiresAt);
});

test('signing in ends the earlier sign-in of the same browser, whoever had it', async () => {
  const [before, after] = [await t.signIn({ role: 'owner' }), await t.signIn({ role: 'owner' })];
  expect(await signIn(after.email, TEST_PASSWORD, '10.5.0.1', before.headers.cookie)).toMatchObject({
    statusCode: 200,
  });
  expect((await t.app.inject({ url: '/api/me', headers: before.headers })).statusCode).toBe(401);
  // From another browser nothing ends.
  expect((await t.app.inject({ url: '/api/me', headers: after.headers })).statusCode).toBe(200);
});

/** What `of` does, but for what fails now. */
const failing = <T extends object>(of: T, error: () => Error | undefined, names: RegExp): T =>
  new Proxy(of, {
    get(target, name) {
      const failure = names.test(String(name)) ? error() : undefined;
      return failure ? () => Promise.reject(failure) : Reflect.get(target, name);
    },
  });

test('a database that goes away while better-auth asks it is said as such, and logged by us', async () => {
  let away: Error | undefined;
  let awayForAll: Error | undefined;
  const own = await openTestDatabase();
  const [user, pool] = [
    failing(own.prisma.user, () => away, /^find/),
    failing(own.pool, () => awayForAll, /^query$/),
  ];
  const prisma = new Proxy(own.prisma, {
    get: (target, name) => (name === 'user' ? user : Reflect.get(target, name)),
  });
  const portal = await buildTestApp({ database: { ...own, prisma, pool } });
  const owner = await portal.signIn({ role: 'owner' });
  const ask = (url: string) =>
    portal.ask(owner, 'POST', url, { email: owner.email, password: TEST_PASSWORD });
  away = Object.assign(new Error('Connection terminated'), { code: 'P1001' });
  const unavailable = { status: 503, body: { code: 'database-unavailable' } };
  expect(await ask('/api/auth/sign-in/email')).toMatchObject(unavailable);
  expect(portal.faults).toMatchObject([{ msg: 'request failed' }]);
  awayForAll = away;
  expect(await ask('/api/auth/sign-out')).toMatchObject(unavailable);
  awayForAll = undefined;
  away = undefined;
  await expect
    .poll(async () => (await portal.ask(owner, 'GET', '/api/me')).status, { timeout: 10_000 })
    .toBe(200);
  await portal.close();
  await own.close();
});

test('over https the cookies of a sign-in and of a known browser are bound to their host', async () => {
  const portal = await buildTestApp({ publicUrl: 'https://charge.example' });
  const { email } = await portal.signIn({ role: 'owner' });
  const answer = await portal.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email, password: TEST_PASSWORD },
  });
  expect(answer.cookies.map(({ name }) => name)).toEqual([
    '__Host-laadpoort.session_token',
    expect.stringMatching(/^__Host-laadpoort\.device\./),
  ]);
  for (const each of answer.cookies) {
    expect(each).toMatchObject({ path: '/', secure: true, httpOnly: true, sameSite: 'Lax' });
    expect(each).not.toHaveProperty('domain');
  }
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  expect((await portal.app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(200);
  await portal.close();
});
