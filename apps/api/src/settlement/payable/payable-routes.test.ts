import { randomUUID } from 'node:crypto';
import { addCard, addSession, addStation, type SessionGiven } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let t: TestApp;
let owner: TestPerson;
let place: { accountId: string; stationId: string; chargePointId: string };
let providerId: string;
beforeAll(async () => {
  t = await buildTestApp();
  ({ providerId } = await addCard(t.database, { uid: '04FFFFFFFFFFFF' }));
  await t.database.prisma.tokenProvider.update({
    where: { id: providerId },
    data: { paysSaidById: 'one', paysConfirmedById: 'two', paysConfirmedAt: new Date('2026-01-01') },
  });
});
afterAll(() => t.close());
beforeEach(async () => {
  owner = await t.signIn({ role: 'owner' });
  place = { accountId: owner.accountId, ...(await addStation(t.database, owner.accountId)) };
});

let tags = 0;
/** What an owner has accepted although it was in doubt. */
const addDoubtful = (amount: string, given: Partial<SessionGiven> = {}): Promise<number> => {
  tags += 1;
  return addSession(t.database, {
    ...place,
    providerId,
    startedAt: new Date('2026-11-17T19:00:00Z'),
    endedAt: new Date('2026-11-17T20:00:00Z'),
    idTag: `04A2E68012${String(tags).padStart(4, '0')}`,
    review: 'accepted',
    amount,
    ...given,
  });
};

const hours = (from: string, until: string) => ({
  startedAt: new Date(`2026-11-17T${from}:00Z`),
  endedAt: new Date(`2026-11-17T${until}:00Z`),
});
const admin = (name: string) => t.signIn({ platformRole: 'admin', name });
const payable = async (sessionId: number) =>
  (await t.ask(owner, 'GET', `/api/sessions/${sessionId}/payable`)).body;
const decide = (who: TestPerson, decision: string, ...sessions: { id: number; amount: string }[]) =>
  t.ask(who, 'POST', '/api/support/settlement/decisions', { decision, reason: 'Looked at it', sessions });
const confirm = (who: TestPerson, ...reviewIds: string[]) =>
  t.ask(who, 'POST', '/api/support/settlement/confirmations', { reviewIds });
const heldOf = async (who: TestPerson, accountId = owner.accountId) => {
  const { body } = await t.ask(who, 'GET', '/api/support/settlement/held');
  return body.sessions.filter((session: { accountId: string }) => session.accountId === accountId);
};
const actions = async () => {
  const { body } = await t.ask(owner, 'GET', '/api/account/audit');
  return body.entries.map(({ action, actor }: { action: string; actor: string }) => [action, actor]);
};

test('owner and support read the same reasons; support decides, and the owner reads why', async () => {
  const id = await addDoubtful('3.50');
  const waits = { payable: { kind: 'held', reasons: ['doubtful'] }, isSettled: false, review: null };
  expect(await payable(id)).toEqual(waits);
  const support = await t.signIn({ platformRole: 'support', name: 'Sam' });
  expect(await heldOf(support)).toMatchObject([
    {
      id,
      reasons: ['doubtful'],
      cardMasked: expect.stringContaining('••••'),
      amount: '3.500000',
      review: null,
    },
  ]);
  expect((await decide(support, 'pay', { id, amount: '3.50' })).status).toBe(403);
  const one = await admin('One');
  expect((await decide(one, 'pay', { id, amount: '3.49' })).body.code).toBe('session-changed');
  expect(await payable(id)).toEqual(waits);
  expect((await decide(one, 'pay', { id, amount: '3.50' })).status).toBe(204);
  const review = { reason: 'Looked at it', decidedAt: '2026-11-18T12:00:00.000Z' };
  expect(await payable(id)).toEqual({
    payable: { kind: 'payable' },
    isSettled: false,
    review: { decision: 'pay', ...review },
  });
  expect(await heldOf(one)).toEqual([]);
  expect((await decide(one, 'refuse', { id, amount: '3.50' })).status).toBe(204);
  expect(await payable(id)).toMatchObject({
    payable: { kind: 'not-payable', reason: 'refused' },
    review: { decision: 'refuse', ...review },
  });
  expect(await actions()).toEqual([
    ['payment.refuse', 'One'],
    ['payment.pay', 'One'],
    ['support.view-held', 'Sam'],
  ]);
});

test('what is dear needs a second person, who is not the first and not of the account', async () => {
  const id = await addDoubtful('250.01');
  const [one, two] = [await admin('One'), await admin('Two')];
  const insider = await t.signIn({ platformRole: 'admin', accountId: owner.accountId, role: 'viewer' });
  expect((await decide(insider, 'pay', { id, amount: '250.01' })).body.code).toBe('own-account');
  expect((await decide(one, 'pay', { id, amount: '250.01' })).status).toBe(204);
  expect(await payable(id)).toMatchObject({ payable: { kind: 'held', reasons: ['second-person'] } });
  const [seen] = await heldOf(one);
  expect(seen.review).toMatchObject({ decidedBy: 'One', decision: 'pay', mayConfirm: false });
  expect((await heldOf(two))[0].review.mayConfirm).toBe(true);
  expect((await confirm(one, seen.review.id)).body.code).toBe('second-person-needed');
  expect((await confirm(insider, seen.review.id)).body.code).toBe('own-account');
  expect(await payable(id)).toMatchObject({ payable: { kind: 'held' } });
  expect((await confirm(two, seen.review.id)).status).toBe(204);
  expect(await payable(id)).toMatchObject({ payable: { kind: 'payable' } });
  expect((await confirm(two, seen.review.id)).body.code).toBe('session-changed');
  expect((await confirm(two, '999999')).body.code).toBe('not-found');
});

test('of a month above 1,000 all that is beyond needs a second person, also if decided together', async () => {
  const sessions = [];
  for (let nth = 0; nth < 5; nth += 1) sessions.push({ id: await addDoubtful('240'), amount: '240' });
  expect((await decide(await admin('One'), 'pay', ...sessions)).status).toBe(204);
  const kinds = await Promise.all(sessions.map(async ({ id }) => (await payable(id)).payable.kind));
  expect(kinds).toEqual(['payable', 'payable', 'payable', 'payable', 'held']);
});

test('what waits is told without VAT too, and limits of one person are looked at without it', async () => {
  const dear = await addDoubtful('302.50', { vatBasis: 'incl' });
  const one = await admin('One');
  expect(await heldOf(one)).toMatchObject([{ amount: '302.500000', amountWithoutVat: '250.000000' }]);
  expect((await decide(one, 'pay', { id: dear, amount: '302.50' })).status).toBe(204);
  expect(await payable(dear)).toMatchObject({ payable: { kind: 'payable' } });
  const dearer = await addDoubtful('302.51', { vatBasis: 'incl' });
  expect((await decide(one, 'pay', { id: dearer, amount: '302.51' })).status).toBe(204);
  expect(await payable(dearer)).toMatchObject({ payable: { reasons: ['second-person'] } });
});

test('nothing is decided if one of them cannot be', async () => {
  const good = { id: await addDoubtful('3'), amount: '3' };
  const one = await admin('One');
  const open = { id: await addDoubtful('3', { review: 'open' }), amount: '3' };
  const unknown = { id: await addDoubtful('3'), amount: '3' };
  await t.database.prisma.session.update({ where: { id: unknown.id }, data: { providerId: null } });
  expect((await decide(one, 'pay', good, open)).body.code).toBe('session-changed');
  expect((await decide(one, 'pay', good, unknown)).body.code).toBe('session-changed');
  expect((await decide(one, 'pay', good, { id: 2_000_000_000, amount: '3' })).body.code).toBe('not-found');
  expect(await t.database.prisma.payableReview.count({ where: { accountId: owner.accountId } })).toBe(0);
  expect((await t.ask(owner, 'GET', '/api/sessions/2000000000/payable')).status).toBe(404);
});

test('held sessions come in pages', async () => {
  const ids = [];
  for (let nth = 0; nth < 5; nth += 1)
    ids.push(await addDoubtful('3', { endedAt: new Date(`2026-11-17T20:0${nth}:00Z`) }));
  const support = await t.signIn({ platformRole: 'support' });
  const found: number[] = [];
  let cursor = '';
  do {
    const { body } = await t.ask(support, 'GET', `/api/support/settlement/held?limit=2${cursor}`);
    for (const { id, accountId } of body.sessions) if (accountId === owner.accountId) found.push(id);
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  expect(found).toEqual(ids.toReversed());
  const { body } = await t.ask(support, 'GET', '/api/support/settlement/held?cursor=last');
  expect(body).toMatchObject({ fields: [{ path: 'query.cursor', code: 'unknown-cursor' }] });
});

test('a held session behind many that are not is found in one page', async () => {
  const held = await addDoubtful('3', { endedAt: new Date('2026-11-17T20:10:00Z') });
  // Each card twice, one after the other, as guests do who come again.
  const twice = Array.from({ length: 255 }, (_, nth) => {
    const idTag = `04BEEF0000${String(nth).padStart(4, '0')}`;
    return [
      addDoubtful('0.5', { idTag, ...hours('20:30', '21:00'), energyWh: 1_000 }),
      addDoubtful('0.5', { idTag, ...hours('21:10', '21:40'), energyWh: 1_000 }),
    ];
  });
  const paid = await Promise.all(twice.flat());
  await t.database.prisma.session.updateMany({ where: { id: { in: paid } }, data: { review: null } });
  const support = await t.signIn({ platformRole: 'support' });
  const { body } = await t.ask(support, 'GET', '/api/support/settlement/held?limit=1');
  expect(body.sessions).toMatchObject([{ id: held }]);
});

test('the holder of a card says that it was not them: it is held until support answers, and the owner learns no name', async () => {
  const driver = await t.signIn({ role: 'driver', name: 'Dora' });
  const idTag = '04DEADBEEF0001';
  await addCard(t.database, { uid: idTag, holderId: driver.id });
  const id = await addDoubtful('3.5', { idTag });
  await t.database.prisma.session.update({ where: { id }, data: { review: null } });
  expect(await payable(id)).toMatchObject({ payable: { kind: 'payable' } });
  const dispute = (who: TestPerson, note: string) =>
    t.ask(who, 'POST', `/api/mobility/sessions/${id}/not-mine`, { note });
  expect((await dispute(owner, 'Not me')).status).toBe(404);
  expect((await dispute(driver, 'I was at sea')).status).toBe(204);
  t.clock.now = new Date('2026-11-18T12:01:00Z');
  expect((await dispute(driver, 'Still at sea')).status).toBe(204);
  const { body } = await t.ask(driver, 'GET', '/api/mobility/sessions');
  expect(body.sessions).toMatchObject([{ id, disputed: true }]);
  expect(await payable(id)).toMatchObject({ payable: { kind: 'held', reasons: ['disputed'] } });
  const one = await admin('One');
  expect(await heldOf(one)).toMatchObject([{ id, dispute: 'I was at sea' }]);
  expect((await decide(one, 'pay', { id, amount: '3.5' })).status).toBe(204);
  expect(await payable(id)).toMatchObject({ payable: { kind: 'payable' } });
  const audit = await t.ask(owner, 'GET', '/api/account/audit');
  expect(JSON.stringify(audit.body)).not.toContain('Dora');
});

test('a dispute after the session came into a document is seen and answered, and nothing else of it is', async () => {
  const driver = await t.signIn({ role: 'driver' });
  const idTag = '04DEADBEEF0002';
  await addCard(t.database, { uid: idTag, holderId: driver.id });
  const id = await addDoubtful('3.5', { idTag });
  await t.database.prisma.session.update({ where: { id }, data: { documentId: randomUUID() } });
  const one = await admin('One');
  expect(await heldOf(one)).toEqual([]);
  expect((await decide(one, 'refuse', { id, amount: '3.5' })).body.code).toBe('session-changed');
  await t.ask(driver, 'POST', `/api/mobility/sessions/${id}/not-mine`, { note: 'Not me' });
  expect(await heldOf(one)).toMatchObject([{ id, isSettled: true, dispute: 'Not me' }]);
  t.clock.now = new Date(t.clock.now.getTime() + 60_000);
  expect((await decide(one, 'refuse', { id, amount: '3.5' })).status).toBe(204);
  expect(await payable(id)).toMatchObject({
    payable: { kind: 'not-payable', reason: 'refused' },
    isSettled: true,
  });
  expect(await heldOf(one)).toEqual([]);
});
