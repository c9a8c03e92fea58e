import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildTestApp, TEST_PASSWORD, type TestApp, type TestPerson } from '#test/test-app.ts';
import { eraseNamesOf, eraseOldNames } from './erase-names.ts';

const BROWSER = 'a browser';
let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp({ trustedProxies: ['127.0.0.1'] });
});
afterAll(() => t.close());

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  t.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'x-forwarded-for': '192.0.2.7', 'user-agent': BROWSER, ...headers },
  });
const signIn = (email: string, password: string) => post('/api/auth/sign-in/email', { email, password });
const auditOf = ({ id }: TestPerson) =>
  t.database.prisma.auditEntry.findMany({
    where: { targetId: id },
    orderBy: { id: 'asc' },
    include: { names: true },
  });
const from = { content: { networkAddress: '192.0.2.7', browser: BROWSER } };

test('signing in, failing to, signing out and ending sign-ins are in the audit, with where from', async () => {
  const person = await t.signIn({ role: 'owner' });
  expect((await signIn(person.email, 'wrong')).statusCode).toBe(401);
  // Noted once the answer is sent.
  await vi.waitFor(async () => expect(await auditOf(person)).toHaveLength(1), 10_000);
  const signedIn = await signIn(person.email, TEST_PASSWORD);
  expect(signedIn.statusCode).toBe(200);
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const signedOut = await post('/api/auth/sign-out', {}, { cookie });
  expect(signedOut.statusCode).toBe(200);
  expect(signedOut.headers['clear-site-data']).toBe('"cache"');
  // Whoever is signed out already signs out of nothing.
  expect((await post('/api/auth/sign-out', {}, { cookie })).statusCode).toBe(200);
  await t.signInAgain(person.id);
  expect((await t.ask(person, 'DELETE', '/api/me/sign-ins')).status).toBeLessThan(300);
  const [failed, begun, ended, ...revoked] = await auditOf(person);
  expect(failed).toMatchObject({
    action: 'sign-in.failed',
    actorId: 'unknown',
    accountId: null,
    names: from,
  });
  expect(begun).toMatchObject({ action: 'sign-in', actorId: person.id, names: from });
  expect(ended).toMatchObject({ action: 'sign-in.end', detail: begun?.detail, names: from });
  expect(revoked).toMatchObject([{ action: 'sign-in.revoke-others', detail: { signIns: 1 } }]);

  // The person reads it too, a page at a time, and nobody else's.
  const other = await t.signIn({ role: 'owner' });
  const read = async (who: TestPerson, query = '') =>
    (await t.ask(who, 'GET', `/api/me/sign-in-events${query}`)).body;
  const first = await read(person, '?limit=3');
  expect(first.events.map(({ action }: { action: string }) => action)).toEqual([
    'sign-in.revoke-others',
    'sign-in.end',
    'sign-in',
  ]);
  expect(first.events[2]).toMatchObject({ userAgent: BROWSER, ipAddress: '192.0.2.7' });
  const { events, nextCursor } = await read(person, `?limit=3&cursor=${first.nextCursor}`);
  expect(events).toMatchObject([{ action: 'sign-in.failed', ipAddress: '192.0.2.7' }]);
  expect(nextCursor).toBeNull();
  expect(await read(other)).toEqual({ events: [], nextCursor: null });
});

test('what is not compared, and addresses that nobody has, do not make the audit grow', async () => {
  const person = await t.signIn({ role: 'owner' });
  for (let guess = 1; guess <= 12; guess += 1) await signIn(person.email, 'a guess');
  await vi.waitFor(async () => {
    expect((await auditOf(person)).filter(({ action }) => action === 'sign-in.failed')).toHaveLength(5);
  }, 10_000);
  const before = await t.database.prisma.auditEntry.count();
  expect(
    (
      await post(
        '/api/auth/sign-in/email',
        { email: 'nobody@example.com', password: 'x' },
        { 'x-forwarded-for': '192.0.2.8' },
      )
    ).statusCode,
  ).toBe(401);
  expect(await t.database.prisma.auditEntry.count()).toBe(before);
});

test('another name is in the audit, the names themselves apart from the entry; another language is not', async () => {
  const person = await t.signIn({ role: 'owner', name: 'Before' });
  await t.ask(person, 'PATCH', '/api/me', { language: 'nl' });
  await t.ask(person, 'PATCH', '/api/me', { name: 'After' });
  expect(await auditOf(person)).toMatchObject([
    { action: 'person.rename', detail: {}, names: { content: { from: 'Before', to: 'After' } } },
  ]);
});

test('an owner reads what people did, of one kind if asked, and what the portal did only if asked', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const entry = { at: t.clock.now, accountId: owner.accountId, targetId: 'x' };
  await t.database.prisma.auditEntry.createMany({
    data: [
      { ...entry, actorId: owner.id, action: 'whitelist.add' },
      { ...entry, actorId: owner.id, action: 'command.SendLocalList' },
      { ...entry, actorId: 'system', action: 'command.SendLocalList' },
      { ...entry, actorId: owner.id, action: 'card.lost' },
    ],
  });
  const read = async (query = '') =>
    (await t.ask(owner, 'GET', `/api/account/audit${query}`)).body.entries.map(
      ({ action, actor }: { action: string; actor: string }) => (actor === '' ? `${action} itself` : action),
    );
  expect(await read()).toEqual(['card.lost', 'command.SendLocalList', 'whitelist.add']);
  expect(await read('?kind=cards')).toEqual(['card.lost', 'whitelist.add']);
  expect(await read('?kind=commands&automatic=show')).toEqual([
    'command.SendLocalList itself',
    'command.SendLocalList',
  ]);
});

test('names are erased, of a person or by age, and entries stay', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const email = 'invited@example.com';
  await t.ask(owner, 'POST', '/api/account/invitations', { email, role: 'viewer' });
  const invited = () =>
    t.database.prisma.auditEntry.findMany({
      where: { accountId: owner.accountId, action: 'member.invite' },
      include: { names: true },
    });
  expect(await invited()).toMatchObject([{ names: { content: { email } }, detail: { role: 'viewer' } }]);
  expect((await invited()).map(({ targetId }) => targetId)).not.toContain(email);
  expect(await eraseNamesOf(t.database.pool, email)).toBe(1);
  expect(await invited()).toMatchObject([{ names: null, detail: { role: 'viewer' } }]);

  await t.ask(owner, 'PATCH', '/api/me', { name: 'Another' });
  await eraseOldNames(t.database.pool, 90, t.clock.now);
  expect(await auditOf(owner)).toMatchObject([{ names: { content: { to: 'Another' } } }]);
  await eraseOldNames(t.database.pool, 90, new Date(t.clock.now.getTime() + 91 * 86_400_000));
  expect(await auditOf(owner)).toMatchObject([{ action: 'person.rename', names: null }]);
});
