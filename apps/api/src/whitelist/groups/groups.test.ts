import type { ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import { ACCOUNT_TIME_ZONE, monthOf } from '@laadpoort/domain/reports/month';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import type { TestPerson } from '#test/test-app.ts';
import { addSession } from '#test/charging-data.ts';
import { minutesAgo, sample, transactionsOf, uid } from '#test/transactions.ts';
import { readGroups } from './read-groups.ts';

let t: OcppApp;
let tx: ReturnType<typeof transactionsOf>;
beforeAll(async () => {
  t = await buildOcppApp();
  tx = transactionsOf(t);
});
afterAll(() => t.close());

const ask = (who: TestPerson, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  t.app.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) });

const staff = {
  name: 'Staff',
  cards: [],
  memberIds: [],
  stationIds: [],
  windows: [],
  price: { kind: 'discount', percent: 10 },
  budget: null,
};

/** An account with a charger at 0.2345 excl., closed to guests, and a card of its group that no issuer knows. */
const open = async (given: object = {}) => {
  const owner = await t.signIn({ role: 'owner' });
  const charger = await t.addCharger({ accountId: owner.accountId, pricePerKwh: '0.2345' });
  const card = uid();
  const body = { ...staff, cards: [{ uid: card, description: 'Anna' }], ...given };
  const answer = await ask(owner, 'POST', '/api/access-groups', body);
  expect(answer.statusCode, answer.body).toBe(200);
  const { id: groupId } = answer.json<{ id: string }>();
  return { owner, charger, card, body, groupId, cp: await t.connect(charger) };
};

const charge = async (cp: ChargePointConnection, card: string, energyWh: number) => {
  const { transactionId, idTagInfo } = await tx.start(cp, card, {
    meterStart: 1_000,
    timestamp: minutesAgo(240),
  });
  await cp.call('MeterValues', {
    connectorId: 1,
    transactionId,
    meterValue: [sample(minutesAgo(2), 1_000 + energyWh)],
  });
  await tx.stop(cp, transactionId, 1_000 + energyWh);
  return { id: transactionId, status: idTagInfo.status };
};

test('a number is stored as readers send it, however it was copied; one that is no UID is questioned', async () => {
  const written: readonly ((card: string) => string)[] = [
    (card) => `UID: ${card}`,
    (card) => `0x${card.toLowerCase()}`,
    (card) => card.replaceAll(/(..)(?=.)/g, '$1_'),
    (card) => card.replaceAll(/(..)(?=.)/g, '$1,'),
    (card) => card.replaceAll(/(..)(?=.)/g, '$1–'),
    (card) => `\u200B${card}\uFEFF `,
  ];
  const cards = written.map((copied) => ({ card: uid(), copied }));
  const { owner, cp, groupId, body } = await open({
    cards: cards.map(({ card, copied }) => ({ uid: copied(card), description: 'Anna' })),
  });
  const { groups } = (await ask(owner, 'GET', '/api/access-groups')).json();
  expect(groups[0].cards.map((card: { uid: string }) => card.uid)).toEqual(cards.map(({ card }) => card));
  expect((await charge(cp, cards[0]!.card, 1_000)).status).toBe('Accepted');

  const odd = { ...body, cards: [...body.cards, { uid: 'ZZ!', description: 'Odd' }] };
  const questioned = await ask(owner, 'PUT', `/api/access-groups/${groupId}`, odd);
  expect(questioned.statusCode).toBe(400);
  expect(questioned.json()).toMatchObject({
    fields: [{ path: `body.cards.${cards.length}.uid`, code: 'uid-unusual' }],
  });
  const meant = { ...body, cards: [{ uid: 'zz!', description: 'Odd', unusualUid: true }] };
  expect((await ask(owner, 'PUT', `/api/access-groups/${groupId}`, meant)).statusCode).toBe(200);
});

const page = async (owner: TestPerson, id: number) => (await ask(owner, 'GET', `/api/sessions/${id}`)).json();

test('a session keeps its group and the discounted price that it was told, whatever changes later', async () => {
  const { owner, charger, card, cp, groupId, body } = await open();
  const { id, status } = await charge(cp, card, 10_000);
  expect(status).toBe('Accepted');
  const told = {
    authorizationRule: 'access-group',
    accessGroup: 'Staff',
    amount: '2.110500',
    recomputedAmount: '2.110500',
    priceLines: [{ kind: 'energy', pricePerKwh: '0.21105', energyWh: 10_000 }],
  };
  expect(await page(owner, id)).toMatchObject(told);
  const change = { ...body, name: 'Others', price: { kind: 'free' } };
  expect((await ask(owner, 'PUT', `/api/access-groups/${groupId}`, change)).statusCode).toBe(200);
  expect((await ask(owner, 'DELETE', `/api/access-groups/${groupId}`)).statusCode).toBe(204);
  expect(await page(owner, id)).toMatchObject(told);
  const explained = (await ask(owner, 'GET', `/api/sessions/${id}/explanation`)).json();
  expect(explained.explanation.price.components).toEqual([{ kind: 'energy', pricePerKwh: '0.21105' }]);
  const { tariffVersionId } = await tx.session(id);
  // The same price twice is one, so that a document adds both up in one line.
  expect(await t.db.prisma.accessPrice.count({ where: { stationId: charger.stationId } })).toBe(1);
  await expect(
    t.db.prisma.accessPrice.update({ where: { id: tariffVersionId ?? '' }, data: { vatBasis: 'incl' } }),
  ).rejects.toThrow('never changed');
});

test('a free group is free by the group, and an own price needs none of the station', async () => {
  const free = await open({ price: { kind: 'free' } });
  const session = await charge(free.cp, free.card, 5_000);
  expect(await page(free.owner, session.id)).toMatchObject({ freeRule: 'access-group', amount: '0.000000' });
  const price = {
    kind: 'own',
    pricePerKwh: '0.10',
    vatBasis: 'excl',
    further: [{ kind: 'start', price: '1' }],
  };
  const own = await open({ price });
  const paid = await charge(own.cp, own.card, 5_000);
  expect(await page(own.owner, paid.id)).toMatchObject({ amount: '1.500000', recomputedAmount: '1.500000' });
});

test('a budget counts what a running session has charged, and both sides see what is left', async () => {
  const driver = await t.signIn({ role: 'owner' });
  // The session begins an hour ago, when the month may not have begun.
  const period =
    monthOf(new Date(minutesAgo(90)), ACCOUNT_TIME_ZONE) === monthOf(new Date(), ACCOUNT_TIME_ZONE)
      ? 'month'
      : 'week';
  const { owner, card, cp } = await open({ budget: { unit: 'kwh', limit: '10', period } });
  const other = uid();
  await t.addCard(card);
  await t.addCard(other);
  await t.db.prisma.idToken.updateMany({
    where: { uid: { in: [card, other] } },
    data: { holderId: driver.id },
  });
  const left = async () => {
    const [own] = (await ask(owner, 'GET', '/api/access-groups')).json().groups;
    const [theirs] = (await ask(driver, 'GET', '/api/mobility/groups')).json().groups;
    return [own.cards[0].use.left, theirs.use.left];
  };
  expect(await left()).toEqual(['10', '10']);
  const { transactionId } = await tx.start(cp, card, { timestamp: minutesAgo(60) });
  const meterValue = [sample(minutesAgo(2), 5_000)];
  await cp.call('MeterValues', { connectorId: 1, transactionId, meterValue });
  // What a running session has charged is written twice a second.
  await expect.poll(left).toEqual(['6', '6']);
  await tx.stop(cp, transactionId, 11_500);
  expect(await left()).toEqual(['0', '0']);
  // Where guests may charge it would be one.
  await t.db.prisma.chargePoint.updateMany({
    where: { accountId: owner.accountId },
    data: { authorizationMode: 'whitelist' },
  });
  expect((await cp.call('Authorize', { idTag: card })).idTagInfo.status).toBe('Invalid');
  const refused = await t.db.prisma.authorization.findFirst({
    where: { accountId: owner.accountId },
    orderBy: { id: 'desc' },
  });
  expect(refused?.rule).toBe('refused-budget');
});

test('what is typed wrong is told beside its field', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const wrong = async (given: object) => {
    const answer = await ask(owner, 'POST', '/api/access-groups', { ...staff, ...given });
    return answer.json().fields.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`);
  };
  const cards = [{ uid: '04A2E680B13C80', description: 'Anna' }];
  expect(await wrong({})).toEqual(['body.memberIds nobody']);
  expect(await wrong({ cards, name: ' ' })).toEqual(['body.name required']);
  expect(await wrong({ cards, price: { kind: 'discount', percent: 100 } })).toEqual([
    'body.price.percent percent',
  ]);
  const budget = { unit: 'euro', limit: '0.00', period: 'day' };
  expect(await wrong({ cards, budget })).toEqual(['body.budget.limit budget-limit']);
  expect(await wrong({ cards, price: { kind: 'free' }, budget: { ...budget, limit: '5' } })).toEqual([
    'body.budget.unit budget-of-free',
  ]);
  const window = { weekdays: [1], from: '08:00', until: '08:00' };
  expect(await wrong({ cards, windows: [window] })).toEqual(['body.windows.0.until window-empty']);
  await ask(owner, 'POST', '/api/access-groups', { ...staff, cards });
  expect(await wrong({ cards })).toEqual(['body.name name-taken']);
});

test('nobody puts stations or people of another account in a group, or changes its groups', async () => {
  const { owner, charger, body, groupId } = await open();
  const other = await t.signIn({ role: 'owner' });
  const add = (given: object) => ask(other, 'POST', '/api/access-groups', { ...body, ...given });
  expect((await add({ stationIds: [charger.stationId] })).statusCode).toBe(404);
  expect((await add({ memberIds: [owner.id] })).statusCode).toBe(404);
  expect((await ask(other, 'PUT', `/api/access-groups/${groupId}`, body)).statusCode).toBe(404);
  expect((await ask(other, 'DELETE', `/api/access-groups/${groupId}`)).statusCode).toBe(404);
  const audited = await t.db.prisma.auditEntry.findMany({
    where: { accountId: owner.accountId, targetId: groupId },
  });
  expect(audited.map(({ action }) => action)).toEqual(['access-group.add']);
});

test.each<['day' | 'week' | 'month', string, string, string]>([
  ['day', '2026-11-17T22:59:59Z', '2026-11-17T23:00:00Z', '2026-11-17T23:30:00Z'],
  // 16 November was a Monday.
  ['week', '2026-11-15T22:59:59Z', '2026-11-15T23:00:00Z', '2026-11-18T12:00:00Z'],
  // By the clock of summer, in a period that ends in winter.
  ['month', '2026-09-30T21:59:59Z', '2026-09-30T22:00:00Z', '2026-10-31T12:00:00Z'],
])(
  'a budget for a %s counts what began in it in Amsterdam, without VAT',
  async (period, before, first, now) => {
    const { owner, charger, card, groupId } = await open({ budget: { unit: 'euro', limit: '10', period } });
    const add = async (startedAt: string, given: object = {}) => {
      const { accountId, stationId, id: chargePointId } = charger;
      const times = { startedAt: new Date(startedAt), endedAt: new Date(now) };
      const place = { accountId, stationId, chargePointId };
      const id = await addSession(t.db, {
        ...place,
        ...times,
        idTag: card,
        amount: '1.21',
        vatBasis: 'incl',
        ...given,
      });
      await t.db.prisma.session.update({ where: { id }, data: { accessGroupId: groupId } });
    };
    await add(before);
    await add(first);
    await add(now, { review: 'excluded' });
    const [group] = await readGroups(t.db, owner.accountId, new Date(now));
    expect(group?.cards).toMatchObject([{ use: { amountWithoutVat: '1.000000', left: '9' } }]);
  },
);

test('a group for a station that is gone stays one for that station alone', async () => {
  const { owner, charger, card, body, groupId } = await open();
  const gone = '01a22e75-a8c2-73ac-8300-ee311ce377a8';
  await t.db.prisma.accessGroup.update({ where: { id: groupId }, data: { stationIds: [gone] } });
  const change = { ...body, stationIds: [gone], price: { kind: 'free' } };
  expect((await ask(owner, 'PUT', `/api/access-groups/${groupId}`, change)).statusCode).toBe(200);
  const cp = await t.connect(charger);
  expect((await cp.call('Authorize', { idTag: card })).idTagInfo.status).toBe('Invalid');
});

test('who issued a blocked card, or one of the account’s own people, pays nothing for what a group lets in', async () => {
  const { owner, card, cp } = await open();
  const provider = await t.db.prisma.tokenProvider.create({ data: { name: `Issuer ${card}` } });
  const known = await t.db.prisma.idToken.create({ data: { uid: card, providerId: provider.id } });
  const issuerOf = async () => (await tx.session((await charge(cp, card, 1_000)).id)).providerId;
  expect(await issuerOf()).toBe(provider.id);
  const { id } = known;
  await t.db.prisma.idToken.update({ where: { id }, data: { blockedAt: new Date('2026-01-01') } });
  expect(await issuerOf()).toBeNull();
  await t.db.prisma.idToken.update({ where: { id }, data: { blockedAt: null, holderId: owner.id } });
  expect(await issuerOf()).toBeNull();
});
