import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp, type TestApp } from '#test/test-app.ts';
import { appointStaff } from './appoint-staff.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

test('who is named opens the support console; who has not signed up is named back', async () => {
  const person = await t.signIn({ role: 'owner' });
  const search = { url: '/api/support/search?q=none', headers: person.headers };
  expect((await t.app.inject(search)).statusCode).toBe(403);
  const missing = await appointStaff(t.database, {
    admins: [],
    support: [person.email.toUpperCase(), 'nobody@example.com'],
  });
  expect(missing).toEqual(['nobody@example.com']);
  expect((await t.app.inject(search)).statusCode).toBe(200);
});
