import { FILE_TYPE } from '@laadpoort/contract/wire/client';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readPayable } from '../payable/read-payable.ts';

let t: TestApp;
let one: TestPerson;
let two: TestPerson;
beforeAll(async () => {
  t = await buildTestApp();
  one = await t.signIn({ platformRole: 'admin', name: 'One' });
  two = await t.signIn({ platformRole: 'admin', name: 'Two' });
});
afterAll(() => t.close());

const url = '/api/support/networks';
let network: { id: string; name: string };
let made = 0;
beforeEach(async () => {
  made += 1;
  network = (await t.ask(one, 'POST', url, { name: `Network ${made}` })).body;
});

const upload = async (text: string | Buffer, who = one) => {
  const { statusCode, body } = await t.app.inject({
    method: 'POST',
    url: `${url}/${network.id}/cards/file`,
    headers: { ...who.headers, 'content-type': FILE_TYPE },
    payload: Buffer.from(text),
  });
  return { status: statusCode, body: JSON.parse(body) };
};
const cards = async (q = '') => (await t.ask(one, 'GET', `${url}/${network.id}/cards?q=${q}`)).body.cards;
const put = (card: object) =>
  t.ask(one, 'PUT', `${url}/${network.id}/cards`, {
    visualNumber: '',
    contractId: '',
    expiresOn: '',
    blocked: false,
    ...card,
  });
const fileUid = (nth: number) => `04C${made}00000000${nth}`.padEnd(14, '0');
const at = (line: number, field: string, code: string) => [{ line, field, code }];
const problems = async (text: string) => (await upload(text)).body.problems;

test('an issuer pays once a second person has confirmed it, and no longer as soon as one says so', async () => {
  const { id } = network;
  const pays = (who: TestPerson, says: boolean) =>
    t.ask(who, 'POST', `${url}/${id}/pays`, {
      pays: says,
      from: '2026-11-01',
      reason: 'Contract of 1 November',
    });
  const confirm = async (who: TestPerson) => {
    const { paysFrom } = await read(who);
    return t.ask(who, 'POST', `${url}/${id}/pays/confirmation`, { paysFrom });
  };
  const read = async (who: TestPerson) => {
    const { body } = await t.ask(who, 'GET', url);
    return body.networks.find((each: { id: string }) => each.id === id);
  };
  expect((await confirm(two)).body.code).toBe('second-person-needed');
  expect((await pays(one, true)).body).toMatchObject({ pays: 'said', saidBy: 'One', mayConfirm: false });
  expect((await confirm(one)).body.code).toBe('second-person-needed');
  expect(await read(one)).toMatchObject({ pays: 'said' });
  expect(await read(two)).toMatchObject({ mayConfirm: true });
  expect((await confirm(two)).body).toMatchObject({ pays: 'confirmed', confirmedBy: 'Two' });
  expect((await pays(two, true)).body).toMatchObject({ pays: 'confirmed', saidBy: 'One' });
  const support = await t.signIn({ platformRole: 'support' });
  expect(await read(support)).toMatchObject({ pays: 'confirmed', confirmedAt: '2026-11-18T12:00:00.000Z' });
  expect((await pays(support, false)).status).toBe(403);
  expect((await pays(two, false)).body).toMatchObject({ pays: 'no', saidBy: null, confirmedBy: null });
  const entries = await t.database.prisma.auditEntry.findMany({
    where: { targetId: id },
    orderBy: { id: 'asc' },
  });
  expect(entries.map(({ action }) => action)).toEqual([
    'network.add',
    'network.pays',
    'network.pays-confirm',
    'network.pays-not',
  ]);
});

test('an issuer that no longer pays has paid for what began while it did', async () => {
  const { id } = network;
  const { prisma } = t.database;
  const say = (pays: boolean, from: string) =>
    t.ask(one, 'POST', `${url}/${id}/pays`, { pays, from, reason: 'Contract' });
  const periods = () =>
    prisma.networkPaidPeriod.findMany({ where: { providerId: id }, orderBy: { id: 'asc' } });
  await say(true, '2026-03-01');
  await say(false, '2026-04-01');
  expect(await periods()).toEqual([]);
  await say(true, '2026-03-01');
  const seen = '2026-02-28T23:00:00.000Z';
  const confirm = () => t.ask(two, 'POST', `${url}/${id}/pays/confirmation`, { paysFrom: seen });
  // Between reading and confirming somebody says another day.
  await say(true, '2020-01-01');
  expect((await confirm()).body.code).toBe('network-changed');
  await say(true, '2026-03-01');
  const confirmed = await confirm();
  // Midnight in Amsterdam.
  expect(confirmed.body).toMatchObject({ pays: 'confirmed', paysFrom: '2026-02-28T23:00:00.000Z' });
  expect((await say(false, '2026-07-01')).body).toMatchObject({ pays: 'no', paysFrom: null });
  const [since, until] = [new Date('2026-02-28T23:00:00Z'), new Date('2026-06-30T22:00:00Z')];
  // What was paid for stays so.
  expect((await say(false, '2026-04-01')).body.code).toBe('network-changed');
  expect(await periods()).toMatchObject([{ since, until }]);
  const place = { accountId: one.accountId, ...(await addStation(t.database, one.accountId)) };
  const began = async (at: string) => {
    const startedAt = new Date(at);
    const endedAt = new Date(startedAt.getTime() + 3_600_000);
    return addSession(t.database, {
      ...place,
      idTag: at.replaceAll(/\D/g, ''),
      providerId: id,
      startedAt,
      endedAt,
    });
  };
  const ids = [
    await began('2026-02-28T22:59:59Z'),
    await began('2026-02-28T23:00:00Z'),
    await began('2026-06-30T21:59:59Z'),
    await began('2026-06-30T22:00:00Z'),
  ];
  const payable = await readPayable(t.database, {
    accountIds: [one.accountId],
    sessionIds: ids,
    limits: { maxPricePerKwh: '1.00' },
  });
  expect(ids.map((each) => payable.get(each)?.kind)).toEqual([
    'not-payable',
    'payable',
    'payable',
    'not-payable',
  ]);
});

test('cards that one person registered are confirmed by another, as many as were seen', async () => {
  const confirm = (who: TestPerson, count: number) =>
    t.ask(who, 'POST', `${url}/${network.id}/cards/confirmation`, { cards: count });
  const waiting = async (who: TestPerson) => {
    const { waitingCards, confirmableCards } = (await t.ask(who, 'GET', `${url}/${network.id}/cards`)).body
      .network;
    return [waitingCards, confirmableCards];
  };
  await upload(`uid\n${fileUid(1)}\n${fileUid(2)}\n`);
  await upload(`uid\n${fileUid(3)}\n`, two);
  expect([await waiting(one), await waiting(two)]).toEqual([
    [3, 1],
    [3, 2],
  ]);
  expect((await confirm(two, 3)).body.code).toBe('cards-changed');
  expect((await confirm(two, 2)).body).toMatchObject({ waitingCards: 1, confirmableCards: 0 });
  expect((await confirm(two, 1)).body.code).toBe('cards-changed');
  // What is known of a card may change: it stays confirmed.
  await upload(`uid,visual_number\n${fileUid(1)},V-1\n`);
  expect(await waiting(one)).toEqual([1, 1]);
  const confirmed = { targetId: network.id, action: 'network.cards-confirm' };
  expect(await t.database.prisma.auditEntry.findMany({ where: confirmed })).toMatchObject([
    { actorId: two.id, detail: { cards: 2 } },
  ]);
});

test('two issuers of one name do not exist', async () => {
  expect((await t.ask(one, 'POST', url, { name: network.name })).body).toMatchObject({
    code: 'network-exists',
    fields: [{ path: 'body.name' }],
  });
});

test('a card is registered as typed, changed by its number, and found', async () => {
  expect(
    (await put({ uid: '04:b1:00:00:00:00:01', visualNumber: 'B-1', expiresOn: '2027-12-31' })).status,
  ).toBe(204);
  // The end of that day in the Netherlands.
  const card = { visualNumber: 'B-1', expiresAt: '2027-12-31T23:00:00.000Z', blocked: false };
  expect(await cards()).toMatchObject([card]);
  expect(await cards('B-')).toMatchObject([card]);
  expect(await cards('04B10000000001')).toMatchObject([card]);
  expect(await cards('C')).toEqual([]);
  await put({ uid: '04B10000000001', visualNumber: 'B-2', blocked: true });
  expect(await cards()).toMatchObject([{ visualNumber: 'B-2', expiresAt: null, blocked: true }]);
  await t.database.prisma.idToken.update({
    where: { uid: '04B10000000001' },
    data: { lostAt: t.clock.now },
  });
  await put({ uid: '04B10000000001' });
  expect(await cards()).toMatchObject([{ visualNumber: null, blocked: true }]);
  expect((await put({ uid: 'my card' })).body.fields).toEqual([{ path: 'body.uid', code: 'not-a-card' }]);
});

test.each([',', ';', '\t'])('a file with %j between its columns, in any order of them', async (separator) => {
  const line = (...cells: string[]) => cells.join(separator);
  const file = [
    line('Visual_Number', 'uid', 'blocked', 'expires_on'),
    line('V-1', fileUid(1), 'no', '2027-01-31'),
    '',
    line(' V-2 ', fileUid(2), 'YES', ''),
  ].join('\r\n');
  expect((await upload(`\ufeff${file}\r\n`)).body).toEqual({ added: 2, changed: 0, problems: [] });
  expect(await cards()).toMatchObject([
    { visualNumber: 'V-1', blocked: false, expiresAt: '2027-01-31T23:00:00.000Z' },
    { visualNumber: 'V-2', blocked: true, expiresAt: null },
  ]);
  expect((await upload(file)).body).toEqual({ added: 0, changed: 0, problems: [] });
  expect((await upload(file.replace('V-1', 'V-3'))).body).toMatchObject({ added: 0, changed: 1 });
});

test('a file with anything wrong changes nothing, and each line is named', async () => {
  await t.ask(one, 'PUT', `${url}/${network.id}/cards`, {
    uid: '04D10000000001',
    visualNumber: '',
    contractId: '',
    expiresOn: '',
    blocked: false,
  });
  network = (await t.ask(one, 'POST', url, { name: `Other ${made}` })).body;
  const good = '04D20000000001';
  expect(await problems(`uid\n${good}\n04D10000000001\n`)).toEqual(at(3, 'uid', 'card-of-another-network'));
  expect(await problems(`uid\n${good}\n04:d2:00:00:00:00:01\n`)).toEqual(at(3, 'uid', 'card-twice'));
  expect(await problems(`uid\n${good}\nmy card\n`)).toEqual(at(3, 'uid', 'not-a-card'));
  expect(await problems(`uid,blocked\n${good},no\n${good}2,perhaps\n`)).toEqual(
    at(3, 'blocked', 'invalid_format'),
  );
  expect(await problems(`uid,expires_on\n${good},2027-02-30\n`)).toEqual(
    at(2, 'expires_on', 'invalid_format'),
  );
  expect(await problems(`uid,blocked\n${good}\n`)).toMatchObject([{ field: '', code: 'csv' }]);
  expect(await problems(`uid\n"${good}\n`)).toMatchObject([{ code: 'csv' }]);
  expect(await problems(`uid\n${'1'.repeat(5_000)}\n`)).toMatchObject([{ code: 'csv' }]);
  expect(await problems(`uid,name\n${good},x\n`)).toEqual(at(1, '', 'csv-columns'));
  expect(await problems(`number\n${good}\n`)).toEqual(at(1, '', 'csv-columns'));
  expect(await problems('')).toEqual(at(0, '', 'required'));
  expect(await problems('uid\n')).toEqual(at(0, '', 'required'));
  expect(await cards()).toEqual([]);
  expect((await upload(Buffer.alloc(10_000_001, 'uid\n'))).status).toBe(413);
});

test('fifty thousand cards, and not one more', async () => {
  const lines = Array.from({ length: 50_001 }, (_, nth) => `04E${String(nth).padStart(11, '0')}`);
  expect(await problems(['uid', ...lines].join('\n'))).toEqual([
    { line: 0, field: '', code: 'too-many-lines' },
  ]);
  expect((await upload(['uid', ...lines.slice(1)].join('\n'))).body).toMatchObject({ added: 50_000 });
});

test('chargers with a list of cards of their own hear of a card that is blocked', async () => {
  const owner = await t.signIn({ role: 'owner' });
  await t.database.prisma.whitelistEntry.create({
    data: { accountId: owner.accountId, uid: '04F10000000001', description: 'Anna', createdById: owner.id },
  });
  const { chargePointId } = await addStation(t.database, owner.accountId);
  await put({ uid: '04F10000000001', blocked: true });
  expect(await t.database.prisma.localList.count({ where: { chargePointId } })).toBe(1);
});
