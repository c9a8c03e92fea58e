import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCard, addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let driver: TestPerson;
let card: { id: string; providerId: string };
let otherCard: { id: string };

const UID = '04A2E680B13C80';

beforeAll(async () => {
  t = await buildTestApp();
  t.clock.now = new Date('2026-11-18T12:00:00Z');
  driver = await t.signIn({ role: 'driver' });
  card = await addCard(t.database, { uid: UID, holderId: driver.id, visualNumber: 'NL-LDP-000317' });
  otherCard = await addCard(t.database, { uid: '04FFFFFFFFFFFF', holderId: driver.id });
  const work = await addStation(t.database, driver.accountId, { name: 'Work' });
  const elsewhere = await t.createAccount();
  const bakery = await addStation(t.database, elsewhere, { name: 'Bakery' });
  const add = (accountId: string, station: typeof work, startedAt: string, endedAt?: string, idTag = UID) =>
    addSession(t.database, {
      accountId,
      ...station,
      idTag,
      startedAt: new Date(startedAt),
      ...(endedAt ? { endedAt: new Date(endedAt) } : {}),
    });
  await add(driver.accountId, work, '2026-10-31T22:00:00Z', '2026-10-31T23:30:00Z');
  await add(elsewhere, bakery, '2026-11-02T08:00:00Z', '2026-11-02T09:00:00Z');
  await add(driver.accountId, work, '2026-11-18T11:00:00Z');
  await add(elsewhere, bakery, '2026-11-03T08:00:00Z', '2026-11-03T09:00:00Z', '04DDDDDDDDDDDD');
});
afterAll(() => t.close());

const get = (url: string, person = driver) => t.app.inject({ url, headers: person.headers });
const send = (method: 'PATCH' | 'POST', url: string, payload?: object, person = driver) =>
  t.app.inject({ method, url, headers: person.headers, ...(payload ? { payload } : {}) });

test('sessions of own cards at all stations, the running one first, page by page', async () => {
  const all = (await get('/api/mobility/sessions')).json();
  const facts = all.sessions.map((session: Record<string, unknown>) => [
    session['stationName'],
    session['source'],
    session['running'],
    session['durationSeconds'],
  ]);
  expect(facts).toEqual([
    ['Work', 'own-station', true, 3600],
    ['Bakery', 'other-station', false, 3600],
    ['Work', 'own-station', false, 5400],
  ]);
  expect(all.months).toEqual([{ month: '2026-11', sessions: 2, energyWh: 20_000, amount: '7.000000' }]);

  const paged = [];
  let cursor = '';
  do {
    const page = (await get(`/api/mobility/sessions?limit=1${cursor && `&cursor=${cursor}`}`)).json();
    paged.push(...page.sessions);
    cursor = page.nextCursor ?? '';
  } while (cursor);
  expect(paged).toEqual(all.sessions);
  expect((await get('/api/mobility/sessions?cursor=last')).json()).toMatchObject({
    fields: [{ path: 'query.cursor', code: 'unknown-cursor' }],
  });
  expect((await get(`/api/mobility/sessions?cardId=${otherCard.id}`)).json()).toEqual({
    sessions: [],
    nextCursor: null,
    months: [],
  });
});

test('a card is named and shows where it was used last', async () => {
  const named = await send('PATCH', `/api/mobility/cards/${card.id}`, { nickname: '  Lease car ' });
  expect(named.json()).toEqual({
    id: card.id,
    uidMasked: '04••••3C80',
    visualNumber: 'NL-LDP-000317',
    contractId: null,
    network: 'e-clearing.net',
    nickname: 'Lease car',
    lostAt: null,
    lastUsedAt: '2026-11-18T11:00:00.000Z',
  });
  expect((await get('/api/mobility/sessions?limit=1')).json().sessions).toMatchObject([
    { cardLabel: 'Lease car' },
  ]);
  expect((await send('PATCH', `/api/mobility/cards/${card.id}`, { nickname: '' })).statusCode).toBe(400);
});

test('a lost card is blocked at once, and stays lost since the first report', async () => {
  const lost = await send('POST', `/api/mobility/cards/${otherCard.id}/lost`);
  expect(lost.json()).toMatchObject({ lostAt: '2026-11-18T12:00:00.000Z' });
  t.clock.now = new Date('2026-11-18T12:05:00Z');
  const again = await send('POST', `/api/mobility/cards/${otherCard.id}/lost`);
  expect(again.json()).toMatchObject({ lostAt: '2026-11-18T12:00:00.000Z' });
  t.clock.now = new Date('2026-11-18T12:00:00Z');
  const row = await t.database.prisma.idToken.findUniqueOrThrow({ where: { id: otherCard.id } });
  expect(row.blockedAt).toEqual(new Date('2026-11-18T12:00:00Z'));
  expect(await t.database.prisma.auditEntry.count({ where: { targetId: otherCard.id } })).toBe(1);
});

test('a lost card is marked in the local lists of all accounts that let it charge, whatever becomes of this process', async () => {
  const { prisma } = t.database;
  const uid = '04FFFFFFFFFF01';
  const { id } = await addCard(t.database, { uid, holderId: driver.id });
  const elsewhere = await t.createAccount();
  await prisma.whitelistEntry.create({
    data: { accountId: elsewhere, uid, description: 'Driver', createdById: driver.id },
  });
  const checkedAt = new Date('2026-11-18T11:00:00Z');
  const lists = [driver.accountId, elsewhere].map(async (accountId) => {
    const { chargePointId } = await addStation(t.database, accountId);
    await prisma.localList.create({ data: { chargePointId, changedAt: checkedAt, checkedAt } });
    return chargePointId;
  });
  const ofAll = { where: { chargePointId: { in: await Promise.all(lists) } }, select: { checkedAt: true } };
  await send('POST', `/api/mobility/cards/${id}/lost`);
  expect(await prisma.localList.findMany(ofAll)).toEqual([{ checkedAt: null }, { checkedAt: null }]);
});

test('nobody else’s card can be seen, named or reported', async () => {
  const stranger = await t.signIn({ role: 'owner' });
  expect((await get('/api/mobility/cards', stranger)).json()).toEqual({ cards: [] });
  expect((await get(`/api/mobility/sessions?cardId=${card.id}`, stranger)).json().sessions).toEqual([]);
  expect(
    (await send('PATCH', `/api/mobility/cards/${card.id}`, { nickname: 'Mine' }, stranger)).statusCode,
  ).toBe(404);
  expect((await send('POST', `/api/mobility/cards/${card.id}/lost`, undefined, stranger)).statusCode).toBe(
    404,
  );
  expect((await t.app.inject('/api/mobility/cards')).statusCode).toBe(401);
  const { nickname, lostAt } = await t.database.prisma.idToken.findUniqueOrThrow({ where: { id: card.id } });
  expect({ nickname, lostAt }).toEqual({ nickname: 'Lease car', lostAt: null });
});
