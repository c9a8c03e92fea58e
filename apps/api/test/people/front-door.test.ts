import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenIn, waitForMail } from '#test/mailed-link.ts';
import { buildTestApp, TEST_PASSWORD, type TestApp } from '#test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

test('health says ready while the database answers', async () => {
  expect((await t.app.inject('/livez')).statusCode).toBe(200);
  expect((await t.app.inject('/readyz')).json()).toEqual({ ready: true });
  expect((await t.app.inject('/metrics')).body).toContain('laadpoort_database_connections');
});

test('a person signs in and is known on the next request', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const me = await t.app.inject({ url: '/api/me', headers: owner.headers });
  expect(me.json()).toMatchObject({ id: owner.id, activeAccountId: owner.accountId });
});

test('signing up makes an account of which one is the owner', async () => {
  const email = 'nora@example.com';
  const password = 'a long enough password';
  const post = (url: string, payload: object) => t.app.inject({ method: 'POST', url, payload });
  expect((await post('/api/sign-up', { email, language: 'en' })).statusCode).toBe(204);
  const token = tokenIn((await waitForMail(t.database, email)).text);
  expect((await post('/api/links/use', { token, name: 'Nora New', password })).statusCode).toBe(204);
  const response = await post('/api/auth/sign-in/email', { email, password });
  const cookie = response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const me = (await t.app.inject({ url: '/api/me', headers: { cookie } })).json();
  expect(me.accounts).toMatchObject([{ name: 'Nora New', role: 'owner' }]);
  expect(me.activeAccountId).toBe(me.accounts[0].id);
});

test('a person cannot sign up into a platform role, nor past the mail', async () => {
  const payload = { email: 'eve@example.com', language: 'en', role: 'admin' };
  expect((await t.app.inject({ method: 'POST', url: '/api/sign-up', payload })).statusCode).toBe(400);
  const past = { name: 'Eve', email: 'eve@example.com', password: 'a long enough password', role: 'admin' };
  const response = await t.app.inject({ method: 'POST', url: '/api/auth/sign-up/email', payload: past });
  expect(response.statusCode).toBe(404);
  expect(await t.database.prisma.user.findUnique({ where: { email: 'eve@example.com' } })).toBeNull();
});

test('better-auth endpoints that are not named stay closed', async () => {
  const owner = await t.signIn({ role: 'owner' });
  for (const path of ['organization/create', 'admin/set-role', 'organization/list-members']) {
    const response = await t.app.inject({
      method: 'POST',
      url: `/api/auth/${path}`,
      headers: owner.headers,
      payload: {},
    });
    expect(response.statusCode, path).toBe(404);
  }
});

test('a write that comes from another site is refused', async () => {
  const response = await t.app.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { origin: 'https://evil.example' },
    payload: {},
  });
  expect(response.statusCode).toBe(403);
});

test('a person signs in at another address of the machine too', async () => {
  const { email } = await t.signIn({ role: 'owner' });
  const response = await t.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' },
    payload: { email, password: TEST_PASSWORD },
  });
  expect(response.statusCode, response.body).toBe(200);
  expect(response.cookies).toMatchObject([
    { name: 'laadpoort.session_token' },
    { name: expect.stringMatching(/^laadpoort\.device\./) },
  ]);
  expect(response.json()).not.toHaveProperty('token');
});

describe('where a person is signed in', () => {
  test('is told by id, never by token, and each can be ended', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const list = async () => (await t.app.inject({ url: '/api/me/sign-ins', headers: owner.headers })).json();
    const [own] = (await list()).signIns;
    expect(own).toMatchObject({ current: true });
    const tokens = await t.database.prisma.signInSession.findMany({ where: { userId: owner.id } });
    expect(JSON.stringify(own)).not.toContain(tokens[0]?.token);

    const elsewhere = { userId: owner.id, expiresAt: new Date('2030-01-01') };
    for (const id of ['one', 'two', 'three'])
      await t.database.prisma.signInSession.create({ data: { ...elsewhere, id, token: `token ${id}` } });
    const end = async (path: string, { headers } = owner) =>
      (await t.app.inject({ method: 'DELETE', url: `/api/me/sign-ins${path}`, headers })).statusCode;
    expect((await list()).signIns).toHaveLength(4);
    expect(await end('/one', await t.signIn({ role: 'owner' }))).toBe(404);
    expect(await end('/one')).toBe(204);
    expect(await end('/one')).toBe(404);
    expect(await end('')).toBe(204);
    expect((await list()).signIns).toMatchObject([{ id: own.id, current: true }]);
  });

  test('is nothing that a copy of the database opens: a token is worth nothing without AUTH_SECRET', async () => {
    const owner = await t.signIn({ role: 'owner' });
    const where = { userId: owner.id };
    const { token, id } = await t.database.prisma.signInSession.findFirstOrThrow({ where });
    const signed = (secret: string) =>
      `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`;
    for (const value of [token, id, `${token}.`, `${token}.${token}`, signed(''), signed('another secret')]) {
      const cookie = `laadpoort.session_token=${encodeURIComponent(value)}`;
      const headers = { cookie, authorization: `Bearer ${token}` };
      expect((await t.app.inject({ url: '/api/me', headers })).statusCode, value).toBe(401);
    }
    expect((await t.app.inject({ url: '/api/me', headers: owner.headers })).statusCode).toBe(200);
  });
});

test('what the API answers is kept by nobody', async () => {
  const { headers } = await t.signIn({ role: 'owner' });
  const urls = ['/api/me', '/api/me/sign-ins', '/api/nothing', '/api/sessions/export?format=csv'];
  for (const url of urls) {
    const response = await t.app.inject({ url, headers });
    expect(response.headers['cache-control'], url).toBe('no-store');
  }
  expect((await t.app.inject('/api/me')).headers['cache-control']).toBe('no-store');
});

test('figures and descriptions are shown to nobody where the settings say so', async () => {
  const opens = { metrics: false, apiDocs: false };
  const closed = await buildTestApp({ database: t.database, opens });
  for (const url of ['/metrics', '/docs', '/docs/json'])
    expect((await closed.app.inject(url)).statusCode, url).toBe(404);
  await closed.close();
  for (const url of ['/metrics', '/docs/json']) expect((await t.app.inject(url)).statusCode, url).toBe(200);
});

test('a form post is not JSON', async () => {
  const response = await t.app.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { 'content-type': 'text/plain' },
    payload: 'x=1',
  });
  expect(response.statusCode).toBe(415);
  expect(response.json()).toMatchObject({ code: 'unsupported-media-type' });
});

test('what is too large is told apart from what is wrong', async () => {
  const payload = { email: 'x'.repeat(200_000) };
  const response = await t.app.inject({ method: 'POST', url: '/api/auth/sign-out', payload });
  expect(response.statusCode).toBe(413);
  expect(response.json()).toMatchObject({ code: 'request-too-large' });
});

test('a route without scope and permission keeps the app from starting', async () => {
  const { createHttpServer } = await import('#platform/http/http-server.ts');
  const { pino } = await import('pino');
  const app = await createHttpServer({
    log: pino({ level: 'silent' }),
    publicUrl: 'http://localhost',
    trustedProxies: [],
    requestsPerMinute: 10,
  });
  app.get('/api/forgotten', async () => 'open to all');
  await expect(app.ready()).rejects.toThrow('GET /api/forgotten');
});
