import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
  t.clock.now = new Date('2026-11-18T12:00:00Z');
});
afterAll(() => t.close());

/** 12.10 with VAT on the 10th and on the 16th, 10.00 without it on the 16th. */
const openAccount = async (): Promise<TestPerson> => {
  const owner = await t.signIn({ role: 'owner' });
  const station = await addStation(t.database, owner.accountId);
  const add = (day: string, amount: string, vatBasis: 'excl' | 'incl') =>
    addSession(t.database, {
      accountId: owner.accountId,
      ...station,
      startedAt: new Date(`2026-11-${day}T08:00:00Z`),
      endedAt: new Date(`2026-11-${day}T09:00:00Z`),
      amount,
      vatBasis,
    });
  // Its number is the account's own, so that sessions can be searched by it.
  await t.database.prisma.whitelistEntry.create({
    data: {
      accountId: owner.accountId,
      uid: '04A2E680123456',
      description: 'Ours',
      enteredByHand: true,
      createdById: owner.id,
    },
  });
  await add('10', '12.1', 'incl');
  await add('16', '12.1', 'incl');
  await add('16', '10', 'excl');
  return owner;
};

const declare = (accountId: string, kind: 'private' | 'vat-nl', validFrom: string) =>
  t.database.prisma.partyVersion.create({
    data: {
      accountId,
      kind,
      name: 'Sanne',
      street: 'Kade 1',
      postalCode: '1012 AB',
      city: 'Amsterdam',
      country: 'NL',
      ...(kind === 'vat-nl' && { kvk: '12345678', vatId: 'NL000099998B57' }),
      validFrom: new Date(validFrom),
      declaredAt: t.clock.now,
      declaredById: 'test',
    },
  });

const get = async (path: string, { headers }: TestPerson) =>
  (await t.app.inject({ url: `/api/${path}`, headers })).json();

const everySum = async (owner: TestPerson) => {
  const [status, stations, totals, flagged, report, income] = await Promise.all(
    [
      'status',
      'stations',
      'sessions/totals',
      'sessions/totals?card=04A2',
      'reports/monthly',
      'account/income',
    ].map((path) => get(path, owner)),
  );
  return [
    status.month.amount,
    stations.stations[0].month.amount,
    totals.amount,
    flagged.amount,
    report.rows[0].amount,
    income.months[0].amount,
  ];
};

test('no sum mixes amounts with and without VAT: all are without it', async () => {
  const owner = await openAccount();
  expect(await everySum(owner)).toEqual(Array(6).fill('30.000000'));
  const { sessions } = await get('sessions', owner);
  expect(sessions).toMatchObject([
    { amount: '10.000000', vatBasis: 'excl', amountWithoutVat: '10.000000' },
    { amount: '12.100000', vatBasis: 'incl', amountWithoutVat: '10.000000' },
    { amount: '12.100000', vatBasis: 'incl', amountWithoutVat: '10.000000' },
  ]);
});

test('who is not registered for VAT gets what was typed, by the party on the day of the end', async () => {
  const owner = await openAccount();
  await declare(owner.accountId, 'vat-nl', '2026-11-01');
  await declare(owner.accountId, 'private', '2026-11-12');
  expect(await everySum(owner)).toEqual(Array(6).fill('32.100000'));
});

test('the totals of a day follow a session whose energy is corrected in their own basis', async () => {
  const owner = await openAccount();
  const { accountId } = owner;
  await t.database.prisma.session.updateMany({
    where: { accountId, vatBasis: 'excl' },
    data: { amount: '5' },
  });
  const days = await t.database.prisma.sessionDay.findMany({
    where: { accountId, day: new Date('2026-11-16') },
    orderBy: { vatBasis: 'asc' },
  });
  expect(days.map(({ vatBasis, amount }) => [vatBasis, amount.toString()])).toEqual([
    ['excl', '5'],
    ['incl', '12.1'],
  ]);
});
