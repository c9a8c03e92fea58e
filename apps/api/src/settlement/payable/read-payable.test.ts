import { randomUUID } from 'node:crypto';
import { addCard, addSession, addStation, type SessionGiven } from '#test/charging-data.ts';
import { asOwner, openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import type { Payable } from '@laadpoort/domain/settlement/payable/payable';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { readPayableRows } from './payable-rows.ts';
import { keyOf, readMonthAmounts } from './month-rows.ts';
import { readPayable } from './read-payable.ts';

let db: TestDatabase;
let place: { accountId: string; stationId: string; chargePointId: string };
let providerId: string;
beforeAll(async () => {
  db = await openTestDatabase();
  ({ providerId } = await addCard(db, { uid: '04FFFFFFFFFFFF' }));
  await db.prisma.tokenProvider.update({
    where: { id: providerId },
    data: { paysSaidById: 'one', paysConfirmedById: 'two', paysConfirmedAt: new Date('2026-01-01') },
  });
});
afterAll(() => db.close());
beforeEach(async () => {
  const accountId = randomUUID();
  await db.prisma.organization.create({ data: { id: accountId, name: 'Account', slug: accountId } });
  place = { accountId, ...(await addStation(db, accountId)) };
});

let tags = 0;
/** An hour in the evening of 18 November, with a card of its own. */
const add = (given: Partial<SessionGiven> = {}): Promise<number> => {
  tags += 1;
  return addSession(db, {
    ...place,
    providerId,
    startedAt: new Date('2026-11-18T19:00:00Z'),
    endedAt: new Date('2026-11-18T20:00:00Z'),
    idTag: `04A2E68012${String(tags).padStart(4, '0')}`,
    ...given,
  });
};
const hours = (from: string, to: string) => ({
  startedAt: new Date(`2026-11-18T${from}Z`),
  endedAt: new Date(`2026-11-18T${to}Z`),
});
const limits = { maxPricePerKwh: '1.00' };
const read = async (...sessionIds: number[]): Promise<(Payable | undefined)[]> => {
  const payable = await readPayable(db, { accountIds: [place.accountId], sessionIds, limits });
  return sessionIds.map((id) => payable.get(id));
};
const payable = { kind: 'payable' };
const held = (...reasons: string[]) => ({ kind: 'held', reasons });
const notPayable = (reason: string) => ({ kind: 'not-payable', reason });
const review = (sessionId: number, amount: string, decision: 'pay' | 'refuse' = 'pay') =>
  db.prisma.payableReview.create({
    data: {
      sessionId,
      accountId: place.accountId,
      decision,
      reason: 'looked at',
      amount,
      month: '2026-11',
      decidedById: 'one',
      decidedAt: new Date('2026-11-19'),
    },
  });

test('who pays for the card decides, and a session of another account is not looked at', async () => {
  const { providerId: poor } = await addCard(db, { uid: '04EEEEEEEEEEEE', network: 'Poor' });
  const holder = randomUUID();
  await db.prisma.user.create({
    data: {
      id: holder,
      email: `${holder}@example.com`,
      name: 'Member',
      members: { create: { id: randomUUID(), organizationId: place.accountId, role: 'driver' } },
    },
  });
  await addCard(db, { uid: '04DDDDDDDDDDDD', holderId: holder });
  const byOne = { providerId, registeredById: 'one' };
  await db.prisma.idToken.createMany({
    data: [
      { uid: '04C1C1C1C1C1C1', ...byOne },
      { uid: '04B1B1B1B1B1B1', ...byOne, confirmedById: 'two' },
    ],
  });
  const { providerId: _, ...unknown } = { providerId, ...place };
  const ids = [
    await add(),
    await add({ providerId: poor }),
    await addSession(db, { ...unknown, startedAt: new Date('2026-11-01'), endedAt: new Date('2026-11-02') }),
    await add({ idTag: '04DDDDDDDDDDDD' }),
    await add(),
    await add({ free: { rule: 'whitelist' } }),
    await add({ review: 'excluded' }),
    await add({ idTag: '04C1C1C1C1C1C1' }),
    await add({ idTag: '04B1B1B1B1B1B1' }),
  ];
  // Whose holder has left the account since.
  await db.prisma.session.update({ where: { id: ids[4] ?? 0 }, data: { authorizationRule: 'known-card' } });
  expect(await read(...ids)).toEqual([
    payable,
    notPayable('issuer-does-not-pay'),
    notPayable('unknown-card'),
    notPayable('own-card'),
    notPayable('own-card'),
    notPayable('free'),
    notPayable('excluded'),
    notPayable('card-unconfirmed'),
    payable,
  ]);
  expect(await readPayable(db, { accountIds: ['another'], sessionIds: ids, limits })).toEqual(new Map());
});

test('one session at a time a card, anywhere: all but the first are held', async () => {
  const idTag = '04CCCCCCCCCCCC';
  const otherId = randomUUID();
  await db.prisma.organization.create({ data: { id: otherId, name: 'Other', slug: otherId } });
  const other = { accountId: otherId, ...(await addStation(db, otherId)) };
  await add({ ...other, idTag, ...hours('10:00:00', '11:00:00') });
  const ids = [
    await add({ idTag, ...hours('10:58:00', '12:00:00') }),
    await add({ idTag, ...hours('11:59:00', '13:00:00') }),
    await add({ idTag, ...hours('12:58:59', '14:00:00') }),
    await addSession(db, { ...place, providerId, idTag, startedAt: new Date('2026-11-18T15:00:00Z') }),
    await add({ idTag, ...hours('16:00:00', '17:00:00') }),
  ];
  expect(await read(...ids)).toEqual([
    held('overlapping-card'),
    payable,
    held('overlapping-card'),
    held('running'),
    held('overlapping-card'),
  ]);
});

test('the sweep over a card finds what comparing each session with all earlier ones finds', async () => {
  const begin = Date.parse('2026-11-18T00:00:00Z');
  let connectorId = 0;
  const minutes = fc.integer({ min: 0, max: 90 });
  const used = fc.record({ card: fc.integer({ min: 1, max: 2 }), from: minutes, lasts: fc.option(minutes) });
  const property = fc.asyncProperty(
    fc.array(used, { minLength: 1, maxLength: 12 }),
    fc.nat(),
    async (all, first) => {
      tags += 2;
      const ids: number[] = [];
      for (const { card, from, lasts } of all) {
        const startedAt = new Date(begin + from * 60_000);
        const end = lasts === null ? {} : { endedAt: new Date(startedAt.getTime() + lasts * 60_000) };
        connectorId += 1;
        ids.push(
          await addSession(db, { ...place, connectorId, idTag: `04${tags + card}`, startedAt, ...end }),
        );
      }
      // Those that are not asked for count too.
      const asked = ids.slice(first % ids.length);
      const rows = await readPayableRows(db, [place.accountId], asked);
      const isOverlapping = new Map(rows.map(({ id, overlapsEarlier }) => [id, overlapsEarlier]));
      const expected = asked.map((id) => {
        const index = ids.indexOf(id);
        const { card, from } = all[index] ?? { card: 0, from: 0 };
        return all.some(
          (other, n) =>
            other.card === card &&
            (other.from < from || (other.from === from && n < index)) &&
            (other.lasts === null || other.from + other.lasts > from + 1),
        );
      });
      expect(asked.map((id) => isOverlapping.get(id))).toEqual(expected);
    },
  );
  await fc.assert(property, { numRuns: 40 });
});

test('the rating comes from the list of models, by vendor and model in any case', async () => {
  const hour = { energyWh: 11_000 };
  const [unknown, more] = [await add(hour), await add({ energyWh: 30_000 })];
  expect(await read(unknown, more)).toEqual([payable, held('above-rating')]);
  await db.prisma.chargePoint.update({
    where: { id: place.chargePointId },
    data: { vendor: 'Alfen BV', model: 'Eve Single' },
  });
  await db.prisma.chargerModel.create({
    data: {
      vendor: 'ALFEN BV',
      model: 'eve single',
      current: 'ac',
      maxKw: '7.4',
      changedById: 'one',
      changedAt: new Date(),
    },
  });
  expect(await read(unknown)).toEqual([held('above-rating')]);
  await db.prisma.chargerModel.updateMany({ data: { current: 'dc', maxKw: '50' } });
  expect(await read(unknown, more)).toEqual([held('dc'), held('dc')]);
});

test('what was typed with VAT is compared without it, of who is registered for it', async () => {
  const dear = await add({ amount: '12.50', vatBasis: 'incl' });
  expect(await read(dear)).toEqual([held('rate-ceiling')]);
  const party = {
    name: 'O',
    street: 'L 2',
    postalCode: '3011 AB',
    city: 'R',
    country: 'NL',
    declaredById: 'o',
  };
  await db.prisma.partyVersion.create({
    data: {
      ...party,
      accountId: place.accountId,
      kind: 'vat-nl',
      kvk: '12345678',
      vatId: 'NL000099998B57',
      validFrom: new Date('2026-11-18'),
      declaredAt: new Date(),
    },
  });
  expect(await read(dear)).toEqual([payable]);
  const line = { kind: 'energy', pricePerKwh: '1.2200', amount: '12.2' };
  await db.prisma.session.update({ where: { id: dear }, data: { priceLines: [line] } });
  expect(await read(dear)).toEqual([held('rate-ceiling')]);
});

test('a sudden month and many cards used once are held, by the months of the station', async () => {
  const usual = (month: string) =>
    add({
      startedAt: new Date(`${month}-02T10:00:00Z`),
      endedAt: new Date(`${month}-02T11:00:00Z`),
      amount: '9',
    });
  for (const month of ['2026-07', '2026-08', '2026-09', '2026-10']) await usual(month);
  // Half past midnight on 1 December in Amsterdam.
  const next = { startedAt: new Date('2026-11-30T22:00:00Z'), endedAt: new Date('2026-11-30T23:30:00Z') };
  const december = await add(next);
  const ids = [];
  for (let nth = 0; nth < 50; nth += 1) ids.push(await add({ amount: '10' }));
  const first = ids[0] ?? 0;
  expect(await read(first, december)).toEqual([held('cards-used-once'), payable]);
  await add({ amount: '10', idTag: `04A2E68012${String(tags).padStart(4, '0')}` });
  expect(await read(first, december)).toEqual([held('tenfold-month', 'cards-used-once'), payable]);
});

test('the last decision of support counts, and is never changed', async () => {
  const ids = [await add({ review: 'accepted' }), await add({ review: 'accepted', amount: '250.01' })];
  const [small = 0, dear = 0] = ids;
  const doubtful = held('doubtful');
  expect(await read(...ids)).toEqual([doubtful, held('doubtful', 'rate-ceiling')]);
  await review(small, '3.5', 'refuse');
  expect(await read(small)).toEqual([notPayable('refused')]);
  await review(small, '3.5');
  const { id: reviewId } = await review(dear, '250.01');
  expect(await read(...ids)).toEqual([payable, held('second-person')]);
  const confirm = (confirmedById: string) =>
    db.prisma.payableConfirmation.create({ data: { reviewId, confirmedById, confirmedAt: new Date() } });
  await expect(confirm('one')).rejects.toThrow('does not confirm it');
  await confirm('two');
  expect(await read(...ids)).toEqual([payable, payable]);
  await db.prisma.sessionDispute.create({
    data: { sessionId: small, raisedById: 'holder', raisedAt: new Date('2026-11-20'), note: '' },
  });
  expect(await read(small)).toEqual([held('doubtful', 'disputed')]);
  for (const table of ['payable_review', 'payable_confirmation', 'session_dispute'])
    await expect(asOwner(db, `DELETE FROM ${table}`)).rejects.toThrow('never changed');
});

test('what accounts were billed in a month is counted without VAT, whatever basis was typed', async () => {
  await add({ amount: '10.00', vatBasis: 'excl' });
  await add({ amount: '12.10', vatBasis: 'incl' });
  const { accountId } = place;
  const amounts = await readMonthAmounts(db, [accountId], ['2026-11', '2026-11']);
  expect(amounts.get(keyOf(accountId, '2026-11'))).toBe('20.000000');
});
