import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAdminCommand } from '../../src/admin-commands.ts';
import { people } from '../../src/demo/people.ts';
import { mailsTo as readMails, tokenIn } from '#test/mailed-link.ts';
import { buildTestApp, TEST_PASSWORD, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  // The command line reads the clock on the wall.
  t = await buildTestApp({ clock: { now: new Date() } });
});
afterAll(() => t.close());

const commandLine = async (...args: string[]): Promise<string> => {
  const lines: string[] = [];
  const machine = {
    db: t.database,
    publicUrl: 'http://localhost:3000',
    say: (line: string) => void lines.push(line),
    out: process.stdout,
  };
  await runAdminCommand(machine, args);
  return lines.join('\n');
};

const mailsTo = (recipient: string) => readMails(t.database, recipient);
const PASSWORD = 'blue tractor sings at noon';
const use = (token: string, more: object = {}) => t.ask(null, 'POST', '/api/links/use', { token, ...more });

const invite = (who: TestPerson, email: string, role = 'support') =>
  t.ask(who, 'POST', '/api/support/staff/invitations', { email, role });

test('the first administrator is made by a link that the command line prints; it works once', async () => {
  const stdout = await commandLine('invite', 'First@Example.com');
  const token = tokenIn(stdout);
  expect(stdout).toContain('http://localhost:3000/link#');
  expect(stdout).toContain(
    'If Laadpoort is not open at http://localhost:3000, run this again with the PUBLIC_URL',
  );
  expect(await mailsTo('first@example.com')).toEqual([]);
  expect((await t.ask(null, 'POST', '/api/links/view', { token })).body).toEqual({
    purpose: 'staff',
    email: 'first@example.com',
    role: 'admin',
    accountName: null,
    asksName: true,
    asksPassword: true,
  });
  expect(await use(token, { name: 'First' })).toMatchObject({
    status: 400,
    body: { fields: [{ path: 'body.password', code: 'required' }] },
  });
  expect((await use(token, { name: 'First', password: PASSWORD })).status).toBe(204);
  expect(await t.database.prisma.user.findUnique({ where: { email: 'first@example.com' } })).toMatchObject({
    role: 'admin',
    emailVerified: true,
  });
  expect(await use(token, { name: 'Second', password: PASSWORD })).toMatchObject({
    status: 410,
    body: { code: 'link-not-valid' },
  });
  expect(await commandLine('staff')).toContain('first@example.com');
  await expect(commandLine('invite', 'nobody')).rejects.toThrow('"nobody" is not an e-mail address.');
});

test('an administrator invites by mail; all administrators are told; who has the role signs in again', async () => {
  const boss = await t.signIn({ platformRole: 'admin', role: 'driver', name: 'Bea Boss' });
  const person = await t.signIn({ role: 'owner' });
  expect((await invite(person, 'eve@example.com')).status).toBe(403);
  expect((await invite(boss, person.email.toUpperCase())).status).toBe(204);
  const { body } = await t.ask(boss, 'GET', '/api/support/staff');
  expect(body.invitations).toMatchObject([{ email: person.email, role: 'support' }]);

  const [mail] = await mailsTo(person.email);
  expect(mail?.text).toContain('Bea Boss invites you to Laadpoort with the role “support”');
  const token = tokenIn(mail?.text);
  expect((await t.ask(null, 'POST', '/api/links/view', { token })).body).toMatchObject({
    asksPassword: false,
  });
  expect((await use(token)).status).toBe(204);
  expect((await t.ask(person, 'GET', '/api/me')).status).toBe(401);
  const told = (await mailsTo(boss.email)).map(({ subject }) => subject);
  expect(told).toEqual([`${person.email} was invited as support`, `The role of ${person.email} was changed`]);
  expect(await mailsTo('first@example.com')).toHaveLength(3);
  const audit = await t.database.prisma.auditEntry.findMany({ where: { targetId: person.id } });
  expect(audit).toMatchObject([{ action: 'staff.change', detail: { from: 'user', to: 'support' } }]);
});

test('people of the demo are removed with their roles, and the administrators who are left are told', async () => {
  const left = await t.signIn({ platformRole: 'admin', role: 'driver' });
  const { id, email, name } = people.admin;
  await t.database.prisma.user.create({ data: { id, email, name, role: 'admin', emailVerified: true } });
  expect(await commandLine('remove-demo-people')).toContain('Removed: 1.');
  const told = await mailsTo(left.email);
  expect(told.some(({ text }) => text.includes(email))).toBe(true);
  const entry = await t.database.prisma.auditEntry.findFirstOrThrow({
    where: { action: 'staff.change', targetId: id },
  });
  expect(entry).toMatchObject({ actorId: 'system', detail: { from: 'admin', to: 'user' } });
});

test('an invitation takes no role away: who is administrator stays so', async () => {
  const boss = await t.signIn({ platformRole: 'admin', role: 'driver' });
  expect((await invite(boss, boss.email)).status).toBe(204);
  const token = tokenIn((await mailsTo(boss.email)).find(({ text }) => text.includes('/link#'))?.text);
  expect((await use(token)).status).toBe(204);
  expect(await t.database.prisma.user.findUnique({ where: { id: boss.id } })).toMatchObject({
    role: 'admin',
  });
});

test('who is administrator no longer takes along the invitations that they made', async () => {
  const boss = await t.signIn({ platformRole: 'admin' });
  const leaves = await t.signIn({ platformRole: 'admin' });
  expect((await invite(leaves, 'own-other@example.com', 'admin')).status).toBe(204);
  const token = tokenIn((await mailsTo('own-other@example.com'))[0]?.text);
  expect((await t.ask(null, 'POST', '/api/links/view', { token })).status).toBe(200);
  expect((await t.ask(boss, 'PATCH', `/api/support/staff/${leaves.id}`, { role: 'support' })).status).toBe(
    204,
  );
  expect((await t.ask(null, 'POST', '/api/links/view', { token })).status).toBe(410);
});

test('an invitation is withdrawn, replaced by the next one, and expires after a day', async () => {
  const boss = await t.signIn({ platformRole: 'admin', role: 'driver' });
  const tokens: string[] = [];
  for (const email of ['a@example.com', 'b@example.com', 'b@example.com', 'c@example.com']) {
    await invite(boss, email);
    tokens.push(tokenIn((await mailsTo(email)).at(-1)?.text));
  }
  const [withdrawn = '', replaced = '', latest = '', expired = ''] = tokens;
  const { body } = await t.ask(boss, 'GET', '/api/support/staff');
  const { id } = body.invitations.find(({ email }: { email: string }) => email === 'a@example.com');
  const url = `/api/support/staff/invitations/${id}`;
  expect((await t.ask(boss, 'DELETE', url)).status).toBe(204);
  expect((await t.ask(boss, 'DELETE', url)).status).toBe(404);
  const view = async (token: string) => (await t.ask(null, 'POST', '/api/links/view', { token })).status;
  expect([await view(withdrawn), await view(replaced), await view(latest)]).toEqual([410, 410, 200]);
  const now = t.clock.now;
  t.clock.now = new Date(now.getTime() + 24 * 3_600_000);
  expect(await view(expired)).toBe(410);
  t.clock.now = now;
});

test('a link that two use at once is used once', async () => {
  const boss = await t.signIn({ platformRole: 'admin', role: 'driver' });
  await invite(boss, 'twice@example.com');
  const token = tokenIn((await mailsTo('twice@example.com'))[0]?.text);
  const answers = await Promise.all(
    ['One', 'Two', 'Three'].map((name) => use(token, { name, password: PASSWORD })),
  );
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
});

test('roles are changed and taken away; the last administrator stays one', async () => {
  const boss = await t.signIn({ platformRole: 'admin', role: 'driver' });
  const helper = await t.signIn({ platformRole: 'support', role: 'driver' });
  const change = (who: TestPerson, role: string) =>
    t.ask(boss, 'PATCH', `/api/support/staff/${who.id}`, { role });
  expect((await change(await t.signIn({ role: 'owner' }), 'admin')).status).toBe(404);
  expect((await change(helper, 'user')).status).toBe(204);
  expect((await t.ask(helper, 'GET', '/api/me')).status).toBe(401);

  await t.database.prisma.user.updateMany({
    where: { role: 'admin', id: { not: boss.id } },
    data: { role: 'user' },
  });
  expect(await change(boss, 'support')).toMatchObject({ status: 409, body: { code: 'last-administrator' } });
  const second = await t.signIn({ platformRole: 'admin', role: 'driver' });
  expect((await change(boss, 'support')).status).toBe(204);
  // Who lost the role is told too.
  expect((await mailsTo(boss.email)).at(-1)?.subject).toBe(`The role of ${boss.email} was changed`);
  expect(await mailsTo(second.email)).toHaveLength(1);
});

test('whoever has the machine ends every sign-in of a person, which is in the audit', async () => {
  const [person, other] = [await t.signIn({ role: 'owner' }), await t.signIn({ role: 'owner' })];
  await t.signInAgain(person.id);
  expect(await commandLine('sign-out', person.email)).toBe(
    `${person.email} was signed in 2 times, and no longer is.`,
  );
  expect((await t.ask(person, 'GET', '/api/me')).status).toBe(401);
  expect((await t.ask(other, 'GET', '/api/me')).status).toBe(200);
  const where = { targetId: person.id, action: 'sign-in.revoke-all' };
  expect(await t.database.prisma.auditEntry.findMany({ where })).toMatchObject([
    { actorId: 'system', detail: { signIns: 2 } },
  ]);
  await expect(commandLine('sign-out', 'nobody-at-all@example.com')).rejects.toThrow(
    'Nobody has the e-mail address',
  );
});

test('whom the operator suspends is signed out and cannot sign in, by no means, until reinstated', async () => {
  const person = await t.signIn({ role: 'owner' });
  const other = await t.signIn({ role: 'owner' });
  const created = await t.ask(person, 'POST', '/api/account/api-keys', {
    name: 'Reader',
    scopes: ['read'],
    days: 30,
  });
  expect(created.status).toBe(200);
  const { key } = created.body as { readonly key: string };
  const byKey = async () =>
    (await t.app.inject({ url: '/api/stations', headers: { authorization: `Bearer ${key}` } })).statusCode;
  const byPassword = async (password: string) => {
    const payload = { email: person.email, password };
    return (await t.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', payload })).statusCode;
  };
  expect([await byKey(), await byPassword(TEST_PASSWORD)]).toEqual([200, 200]);

  expect(await commandLine('suspend', person.email)).toContain('cannot sign in');
  await expect(commandLine('suspend', person.email)).rejects.toThrow('already suspended');
  expect((await t.ask(person, 'GET', '/api/me')).status).toBe(401);
  expect((await t.ask(other, 'GET', '/api/me')).status).toBe(200);
  // Only who knows the password learns that it is so.
  expect([await byKey(), await byPassword(TEST_PASSWORD), await byPassword('a guess')]).toEqual([
    401, 403, 401,
  ]);

  await commandLine('reinstate', person.email);
  expect([await byKey(), await byPassword(TEST_PASSWORD)]).toEqual([200, 200]);
  const where = { targetId: person.id, action: { in: ['sign-in.suspend', 'sign-in.reinstate'] } };
  expect(await t.database.prisma.auditEntry.count({ where })).toBe(2);
});

test('a sign-in that was being made while its person was suspended opens nothing', async () => {
  const person = await t.signIn({ role: 'owner' });
  const { id } = person;
  await t.database.prisma.user.update({ where: { id }, data: { banned: true } });
  expect((await t.ask(person, 'GET', '/api/me')).status).toBe(401);
});

test('a right that somebody lacks is logged, with who asked for what', async () => {
  const owner = await t.signIn({ role: 'owner' });
  t.faults.length = 0;
  expect((await t.ask(owner, 'GET', '/api/support/staff')).status).toBe(403);
  expect((await t.ask(null, 'GET', '/api/support/staff')).status).toBe(401);
  expect(t.faults).toMatchObject([
    { msg: 'a right is lacking', personId: owner.id, endpoint: 'GET /api/support/staff' },
  ]);
});
