import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp, type TestApp } from './test-app.ts';

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
  const response = await t.app.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: { name: 'Nora New', email: 'nora@example.com', password: 'a long enough password' },
  });
  expect(response.statusCode).toBe(200);
  const cookie = response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const me = (await t.app.inject({ url: '/api/me', headers: { cookie } })).json();
  expect(me.accounts).toMatchObject([{ name: 'Nora New', role: 'owner' }]);
  expect(me.activeAccountId).toBe(me.accounts[0].id);
});

test('a person cannot sign up into a platform role', async () => {
  await t.app.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: { name: 'Eve', email: 'eve@example.com', password: 'a long enough password', role: 'admin' },
  });
  const eve = await t.database.prisma.user.findUnique({ where: { email: 'eve@example.com' } });
  expect(eve?.role ?? 'user').toBe('user');
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
