import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailsTo, tokenIn } from '#test/mailed-link.ts';
import { buildTestApp, TEST_PASSWORD, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

const invite = (who: TestPerson, email: string, role: string) =>
  t.ask(who, 'POST', '/api/account/invitations', { email, role });
const lastToken = async (email: string) => tokenIn((await mailsTo(t.database, email)).at(-1)?.text);
const use = (token: string, more: object = {}) => t.ask(null, 'POST', '/api/links/use', { token, ...more });
const rolesIn = async (accountId: string) => {
  const members = await t.database.prisma.member.findMany({ where: { organizationId: accountId } });
  return Object.fromEntries(members.map(({ userId, role }) => [userId, role]));
};
const audited = async (accountId: string) => {
  const entries = await t.database.prisma.auditEntry.findMany({
    where: { accountId },
    orderBy: { id: 'asc' },
  });
  return entries.map(({ action }) => action);
};

test('somebody new joins by a mail, with the role that they were given; the link works once', async () => {
  const owner = await t.signIn({ accountId: await t.createAccount('Bakery'), role: 'owner', name: 'Olga' });
  expect((await invite(owner, 'New@example.com', 'operator')).status).toBe(204);
  const [mail] = await mailsTo(t.database, 'new@example.com');
  expect(mail?.text).toContain('Olga invites you to the account Bakery');
  const listed = await t.ask(owner, 'GET', '/api/account/invitations');
  expect(listed.body.invitations).toMatchObject([{ email: 'new@example.com', role: 'operator' }]);
  const token = tokenIn(mail?.text);
  expect((await t.ask(null, 'POST', '/api/links/view', { token })).body).toMatchObject({
    purpose: 'member',
    accountName: 'Bakery',
    role: 'operator',
    asksName: true,
  });
  const answers = { name: 'New', password: 'blue tractor sings at noon' };
  expect((await use(token, answers)).status).toBe(204);
  expect((await use(token, answers)).status).toBe(410);
  const person = await t.database.prisma.user.findUniqueOrThrow({ where: { email: 'new@example.com' } });
  expect(await rolesIn(owner.accountId)).toEqual({ [owner.id]: 'owner', [person.id]: 'operator' });
  expect(await audited(owner.accountId)).toEqual(['member.invite', 'member.join']);
});

test('who has an account joins another without a password; two accounts invite side by side', async () => {
  const [first, second] = [await t.signIn({ role: 'owner' }), await t.signIn({ role: 'owner' })];
  const person = await t.signIn({ role: 'owner' });
  await invite(first, person.email, 'viewer');
  const token = await lastToken(person.email);
  await invite(second, person.email, 'manager');
  expect((await use(token)).status).toBe(204);
  expect((await use(await lastToken(person.email))).status).toBe(204);
  expect((await rolesIn(first.accountId))[person.id]).toBe('viewer');
  expect((await rolesIn(second.accountId))[person.id]).toBe('manager');
  // An invitation gives nobody another role than they have.
  await invite(first, first.email, 'driver');
  await use(await lastToken(first.email));
  expect((await rolesIn(first.accountId))[first.id]).toBe('owner');
});

test('of two invitations to one address within a minute the newest counts, with its role', async () => {
  const owner = await t.signIn({ role: 'owner' });
  expect((await invite(owner, 'twice@example.com', 'manager')).status).toBe(204);
  const first = await lastToken('twice@example.com');
  expect((await invite(owner, 'twice@example.com', 'viewer')).status).toBe(204);
  const second = await lastToken('twice@example.com');
  expect((await use(first, { name: 'Twice', password: 'blue tractor sings at noon' })).status).toBe(410);
  expect((await use(second, { name: 'Twice', password: 'blue tractor sings at noon' })).status).toBe(204);
  const { id } = await t.database.prisma.user.findUniqueOrThrow({ where: { email: 'twice@example.com' } });
  expect((await rolesIn(owner.accountId))[id]).toBe('viewer');
});

test('an invitation is withdrawn by its account only, and expires after a week', async () => {
  const owner = await t.signIn({ role: 'owner' });
  await invite(owner, 'late@example.com', 'viewer');
  const { body } = await t.ask(owner, 'GET', '/api/account/invitations');
  const url = `/api/account/invitations/${body.invitations[0].id}`;
  expect((await t.ask(await t.signIn({ role: 'owner' }), 'DELETE', url)).status).toBe(404);
  const token = await lastToken('late@example.com');
  const now = t.clock.now;
  t.clock.now = new Date(now.getTime() + 7 * 24 * 3_600_000);
  expect((await use(token)).status).toBe(410);
  t.clock.now = now;
  expect((await t.ask(owner, 'DELETE', url)).status).toBe(204);
  expect((await t.ask(null, 'POST', '/api/links/view', { token })).status).toBe(410);
});

test('a removed member sees nothing of the account from the next request on', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const member = await t.signIn({ accountId: owner.accountId, role: 'manager' });
  expect((await t.ask(member, 'GET', '/api/stations')).status).toBe(200);
  const url = `/api/account/members/${member.id}`;
  expect((await t.ask(owner, 'PATCH', url, { role: 'driver' })).status).toBe(204);
  expect((await t.ask(member, 'GET', '/api/stations')).status).toBe(403);
  expect((await t.ask(owner, 'DELETE', url)).status).toBe(204);
  expect((await t.ask(member, 'GET', '/api/me')).body).toMatchObject({ accounts: [], activeAccountId: null });
  expect((await mailsTo(t.database, member.email))[0]?.subject).toContain('no longer a member');
  expect((await t.ask(owner, 'DELETE', url)).status).toBe(404);
});

test('who is removed takes along the invitations that they made, and who is no owner any more changes nobody', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const heir = await t.signIn({ accountId: owner.accountId, role: 'viewer' });
  const third = await t.signIn({ accountId: owner.accountId, role: 'viewer' });
  await invite(owner, 'other-address@example.com', 'manager');
  const token = await lastToken('other-address@example.com');
  const members = '/api/account/members';
  // Two at once: the second waits for the first, and then its sender is owner no longer.
  const both = await Promise.all(
    [heir, third].map(({ id }) => t.ask(owner, 'POST', `${members}/${id}/hand-over`)),
  );
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 403]);
  const roles = await rolesIn(owner.accountId);
  expect(Object.values(roles).toSorted()).toEqual(['manager', 'owner', 'viewer']);
  const next = roles[heir.id] === 'owner' ? heir : third;
  expect((await t.ask(next, 'DELETE', `${members}/${owner.id}`)).status).toBe(204);
  expect((await use(token, { name: 'Back', password: 'blue tractor sings at noon' })).status).toBe(410);
  expect(await audited(owner.accountId)).toContain('member.withdraw');
});

test('the owner stays until the account is handed over, with the password after a while', async () => {
  const owner = await t.signIn({ role: 'owner', name: 'Olga' });
  const heir = await t.signIn({ accountId: owner.accountId, role: 'viewer', name: 'Hans' });
  const self = `/api/account/members/${owner.id}`;
  for (const attempt of [t.ask(owner, 'DELETE', self), t.ask(owner, 'PATCH', self, { role: 'viewer' })])
    expect(await attempt).toMatchObject({ status: 409, body: { code: 'is-owner' } });
  expect((await invite(owner, 'x@example.com', 'owner')).status).toBe(400);
  const url = `/api/account/members/${heir.id}/hand-over`;
  await t.database.prisma.signInSession.updateMany({
    where: { userId: owner.id },
    data: { provenAt: new Date(t.clock.now.getTime() - 5 * 60_000) },
  });
  expect((await t.ask(owner, 'POST', url)).body).toMatchObject({ code: 'step-up-needed' });
  expect((await t.ask(owner, 'POST', '/api/me/step-up', { password: 'guess' })).body).toMatchObject({
    code: 'wrong-password',
  });
  expect((await t.ask(owner, 'POST', url)).body).toMatchObject({ code: 'step-up-needed' });
  expect((await t.ask(owner, 'POST', '/api/me/step-up', { password: TEST_PASSWORD })).status).toBe(204);
  expect((await t.ask(owner, 'POST', url)).status).toBe(204);
  expect(await rolesIn(owner.accountId)).toEqual({ [owner.id]: 'manager', [heir.id]: 'owner' });
  expect((await t.ask(owner, 'DELETE', `/api/account/members/${heir.id}`)).status).toBe(403);
  for (const { email } of [owner, heir])
    expect((await mailsTo(t.database, email)).at(-1)?.subject).toBe('Hans is now the owner of Account');
});
