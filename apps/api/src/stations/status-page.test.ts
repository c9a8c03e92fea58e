import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let t: TestApp;
let owner: TestPerson;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  t.clock.now = new Date('2026-11-18T12:00:00Z');
  owner = await t.signIn({ role: 'owner' });
});

const readStatus = async () => (await t.app.inject({ url: '/api/status', headers: owner.headers })).json();

const report = (chargePointId: string, connectorId: number, ocppStatus: string, more: object = {}) =>
  t.database.prisma.connector.update({
    where: { chargePointId_connectorId: { chargePointId, connectorId } },
    data: { ocppStatus, statusAt: new Date('2026-11-18T11:00:00Z'), ...more },
  });

/** Its socket closed that many seconds ago: the last reported status is still valid for up to 90 s. */
const disconnect = (chargePointId: string, secondsAgo: number) =>
  t.database.prisma.chargePoint.update({
    where: { id: chargePointId },
    data: { disconnectedAt: new Date(t.clock.now.getTime() - secondsAgo * 1000), lastSeenAt: t.clock.now },
  });

test('problems come first, then who charges, then what is free', async () => {
  const [a, b] = [
    await addStation(t.database, owner.accountId, { name: 'Alpha' }),
    await addStation(t.database, owner.accountId, { name: 'Beta' }),
  ];
  await t.database.prisma.station.update({
    where: { id: b.stationId },
    data: { timeZone: 'America/New_York' },
  });
  await disconnect(a.chargePointId, 60);
  await disconnect(b.chargePointId, 91);
  await report(a.chargePointId, 1, 'Available');
  await report(a.chargePointId, 2, 'Faulted', {
    errorCode: 'GroundFailure',
    vendorErrorCode: 'E7',
    statusInfo: 'RCD',
  });
  await report(b.chargePointId, 1, 'Charging');

  const { points } = await readStatus();
  expect(
    points.map((point: { stationName: string; state: string }) => [point.stationName, point.state]),
  ).toEqual([
    ['Alpha', 'fault'],
    ['Beta', 'offline'],
    ['Beta', 'offline'],
    ['Alpha', 'free'],
  ]);
  expect(points[0]).toMatchObject({
    errorCode: 'GroundFailure',
    vendorErrorCode: 'E7',
    statusInfo: 'RCD',
    stateSince: '2026-11-18T11:00:00.000Z',
  });
  expect([points[0].timeZone, points[1].timeZone]).toEqual(['Europe/Amsterdam', 'America/New_York']);
  expect(points[1]).toMatchObject({ stateSince: '2026-11-18T11:58:29.000Z' });
});

test('the running session is on its charging point, and on no other', async () => {
  const { stationId, chargePointId } = await addStation(t.database, owner.accountId);
  const { accountId } = owner;
  await disconnect(chargePointId, 5);
  await report(chargePointId, 1, 'Charging');
  await report(chargePointId, 2, 'Available');
  const startedAt = new Date('2026-11-18T10:00:00Z');
  const endedAt = new Date('2026-11-18T11:00:00Z');
  await addSession(t.database, { accountId, stationId, chargePointId, connectorId: 2, startedAt, endedAt });
  const id = await addSession(t.database, {
    accountId,
    stationId,
    chargePointId,
    startedAt,
    energyWh: 4250,
    free: { rule: 'whitelist' },
  });
  const { points } = await readStatus();
  expect(points.map((point: { session: unknown }) => point.session)).toEqual([
    {
      id,
      startedAt: startedAt.toISOString(),
      energyWh: 4250,
      powerW: null,
      socPercent: null,
      amount: '0.000000',
      currency: 'EUR',
      free: true,
    },
    null,
  ]);
});

test('the month so far against the same days of the month before, on the local calendar', async () => {
  const { stationId, chargePointId } = await addStation(t.database, owner.accountId);
  const ended = (at: string, energyWh: number, amount: string) =>
    addSession(t.database, {
      accountId: owner.accountId,
      stationId,
      chargePointId,
      startedAt: new Date(new Date(at).getTime() - 3_600_000),
      endedAt: new Date(at),
      energyWh,
      amount,
    });
  await ended('2026-10-31T22:59:00Z', 1, '0.1'); // 31 October, 23:59: not among the first 18 days
  await ended('2026-10-31T23:30:00Z', 1_000, '0.35'); // 1 November, 00:30
  await ended('2026-11-18T09:00:00Z', 2_000, '0.705001');
  await ended('2026-10-17T20:00:00Z', 4_000, '1.4'); // 17 October: compared
  await ended('2026-10-17T22:30:00Z', 8_000, '2.8'); // 18 October, 00:30: not yet, that day is not over
  await ended('2026-09-30T22:30:00Z', 16_000, '5.6'); // 1 October, 00:30: compared

  const { month, days } = await readStatus();
  expect(month).toEqual({
    month: '2026-11',
    sessions: 2,
    energyWh: 3_000,
    amount: '1.055001',
    previousAmount: '7.000000',
    currency: 'EUR',
  });
  expect(days).toHaveLength(18);
  expect(days[0]).toMatchObject({ day: '2026-11-01', energyWh: 1_000 });
  expect(days[1]).toEqual({ day: '2026-11-02', energyWh: 0, amount: '0' });
  expect(days[17]).toMatchObject({ day: '2026-11-18', energyWh: 2_000 });

  const { stations } = (await t.app.inject({ url: '/api/stations', headers: owner.headers })).json();
  expect(stations[0].month).toEqual({ sessions: 2, energyWh: 3_000, amount: '1.055001' });
});

test.each([
  ['2026-11-18T12:00:00Z', '2026-11-20'],
  ['2026-11-20T22:59:00Z', '2026-11-20'],
  ['2026-11-20T23:00:00Z', '2026-12-21'],
  ['2026-12-31T23:00:00Z', '2027-01-20'],
])('at %s the next payout is %s', async (now, date) => {
  t.clock.now = new Date(now);
  expect((await readStatus()).nextPayout.date).toBe(date);
});

test('what is missing for a payout goes away with a bank account and a rate', async () => {
  const { stationId } = await addStation(t.database, owner.accountId);
  expect((await readStatus()).nextPayout.missing).toEqual(['party', 'agreement', 'bank-account', 'rate']);
  const { accountId, headers, id: enteredById } = owner;
  const party = {
    kind: 'private',
    name: 'Olga',
    street: 'Laan 2',
    postalCode: '3011 AB',
    city: 'Rotterdam',
    country: 'NL',
  };
  await t.app.inject({
    method: 'POST',
    url: '/api/account/party',
    headers,
    payload: { ...party, validFrom: t.clock.now.toISOString().slice(0, 10) },
  });
  await t.app.inject({ method: 'POST', url: '/api/account/agreement', headers, payload: { version: 1 } });
  await t.database.prisma.bankAccountVersion.create({
    data: { accountId, iban: 'NL91ABNA0417164300', holder: 'Olga', enteredAt: t.clock.now, enteredById },
  });
  await t.app.inject({
    method: 'POST',
    url: `/api/stations/${stationId}/pricing`,
    headers,
    payload: { pricePerKwh: '0.35', vatBasis: 'incl' },
  });
  expect((await readStatus()).nextPayout.missing).toEqual([]);
  const station = (await t.app.inject({ url: `/api/stations/${stationId}`, headers })).json();
  expect(station).toMatchObject({ pricePerKwh: '0.3500', vatBasis: 'incl', currency: 'EUR' });
});

test('an account without stations has an empty page', async () => {
  expect(await readStatus()).toMatchObject({
    points: [],
    month: { sessions: 0, energyWh: 0, amount: '0.000000', previousAmount: '0.000000' },
  });
});
