import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { keepDays } from './keep-days.ts';

let t: TestApp;
let owner: TestPerson;
const onFault = (error: unknown) => {
  throw error;
};
let station: { stationId: string; chargePointId: string };
const now = new Date('2026-10-28T12:00:00Z');

beforeAll(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-10-28T12:00:00Z') } });
  owner = await t.signIn({ role: 'owner' });
  station = await addStation(t.database, owner.accountId);
  const { chargePointId } = station;
  const { prisma } = t.database;
  await prisma.chargePoint.update({
    where: { id: chargePointId },
    data: { createdAt: new Date('2026-10-24T22:00:00Z') },
  });
  const add = (at: string, kind: string, connectorId: number | null, detail = {}) =>
    prisma.chargePointEvent.create({
      data: { chargePointId, connectorId, kind, detail, at: new Date(at), receivedAt: new Date(at) },
    });
  await add('2026-10-23T12:00:00Z', 'connected', null);
  await add('2026-10-24T20:00:00Z', 'status', 1, { status: 'Available', errorCode: 'NoError' });
  await add('2026-10-25T10:00:00Z', 'status', 1, { status: 'Faulted', errorCode: 'GroundFailure' });
  await add('2026-10-25T11:00:00Z', 'status', 1, { status: 'Available', errorCode: 'NoError' });
  await add('2026-10-25T12:00:00Z', 'disconnected', null);
  await add('2026-10-25T14:00:00Z', 'connected', null);
  const read = (connectorId: number, at: string, more: { powerW?: number; energyWh?: number }) =>
    prisma.meterReading.create({
      data: {
        chargePointId,
        connectorId,
        at: new Date(at),
        fingerprint: BigInt(Date.parse(at) + connectorId),
        sessionId: connectorId,
        receivedAt: new Date(at),
        ...more,
      },
    });
  await read(1, '2026-10-25T09:01:00Z', { powerW: 11_000 });
  await read(1, '2026-10-25T09:09:00Z', { powerW: 7_000 });
  await read(2, '2026-10-25T09:02:00Z', { energyWh: 1_000 });
  await read(2, '2026-10-25T09:12:00Z', { energyWh: 2_000 });
  await read(2, '2026-10-25T09:31:00Z', { powerW: 16_500 });
  const session = { accountId: owner.accountId, ...station };
  await addSession(t.database, {
    ...session,
    startedAt: new Date('2026-10-25T09:00:00Z'),
    endedAt: new Date('2026-10-25T10:00:00Z'),
  });
  await addSession(t.database, {
    ...session,
    startedAt: new Date('2026-10-25T15:00:00Z'),
    endedAt: new Date('2026-10-25T15:01:00Z'),
    energyWh: 0,
  });
  await keepDays(t.database, now, onFault);
});
afterAll(() => t.close());

const ask = async (url: string, person = owner) => (await t.ask(person, 'GET', url)).body;
const text = async (url: string) => (await t.app.inject({ url, headers: owner.headers })).body;

test('a day of 25 hours is up, faulted, offline or unknown, each second one of them', async () => {
  const { rows, days, lastDay } = await ask('/api/reports/availability?month=2026-10');
  expect(lastDay).toBe('2026-10-27');
  expect(days.map(({ day }: { day: string }) => day)).toEqual(['2026-10-25', '2026-10-26', '2026-10-27']);
  expect(rows).toMatchObject([
    {
      connectorId: 1,
      upSeconds: (22 + 24 + 24) * 3_600,
      faultedSeconds: 3_600,
      offlineSeconds: 2 * 3_600,
      unknownSeconds: 0,
      starts: 2,
      failedStarts: 1,
    },
    // It has told no status: unknown is not up.
    { connectorId: 2, upSeconds: 0, offlineSeconds: 2 * 3_600, unknownSeconds: 71 * 3_600, uptime: 0 },
  ]);
  const file = await text('/api/reports/availability/export?month=2026-10');
  expect(file.split('\r\n')[1]).toBe('Office,SN-1,1,95.89,70:00:00,1:00:00,2:00:00,0:00:00,0:00:00,2,1');
});

test('the peak of a day is that of a quarter of an hour, all connectors together', async () => {
  const { rows } = await ask('/api/reports/peak-power?month=2026-10');
  // 11 kW, and 1 kWh in ten minutes; the 16.5 kW of later are less.
  expect(rows).toMatchObject([{ day: '2026-10-25', peakW: 17_000, peakAt: '2026-10-25T09:00:00.000Z' }]);
  const file = await text('/api/reports/peak-power/export?month=2026-10');
  expect(file.split('\r\n')[1]).toBe('2026-10-25,Office,17.0,2026-10-25T10:00:00+01:00');
});

test('done again it changes nothing; what arrives late is counted when the next day is over', async () => {
  const rows = () =>
    t.database.prisma.connectorDay.findMany({ orderBy: [{ day: 'asc' }, { connectorId: 'asc' }] });
  const before = await rows();
  await keepDays(t.database, now, onFault);
  expect(await rows()).toEqual(before);
  const { chargePointId } = station;
  const receivedAt = new Date('2026-10-28T13:00:00Z');
  const detail = { status: 'Faulted', errorCode: 'OtherError' };
  const at = new Date('2026-10-27T22:30:00Z');
  await t.database.prisma.chargePointEvent.create({
    data: { chargePointId, connectorId: 1, kind: 'status', detail, at, receivedAt },
  });
  await keepDays(t.database, new Date('2026-10-29T12:00:00Z'), onFault);
  const faulted = (await rows())
    .filter(({ connectorId }) => connectorId === 1)
    .map(({ day, faultedSeconds }) => [day.toISOString().slice(8, 10), faultedSeconds]);
  expect(faulted).toEqual([
    ['25', 3_600],
    ['26', 0],
    ['27', 1_800],
    ['28', 24 * 3_600],
  ]);
});

test('a power half-way is rounded up in a file too, as on the page', async () => {
  const day = { stationId: station.stationId, day: new Date('2026-10-25') };
  const write = (peakW: number) =>
    t.database.prisma.stationDay.update({ where: { stationId_day: day }, data: { peakW } });
  await write(1_150);
  const file = await text('/api/reports/peak-power/export?month=2026-10');
  await write(17_000);
  expect(file.split('\r\n')[1]).toContain('Office,1.2,');
});

test('days of more seconds than fit into an int have their sum', async () => {
  const person = await t.signIn({ role: 'owner' });
  const { accountId } = person;
  const big = await addStation(t.database, accountId);
  const none = { faultedSeconds: 0, offlineSeconds: 0, plannedSeconds: 0, unknownSeconds: 0 };
  const of = { accountId, ...big, ...none, day: new Date('2026-09-01'), starts: 0, failedStarts: 0 };
  const upSeconds = 2_000_000_000;
  await t.database.prisma.connectorDay.createMany({
    data: [1, 2].map((connectorId) => ({ ...of, connectorId, upSeconds })),
  });
  expect(await ask('/api/reports/availability?month=2026-09', person)).toMatchObject({
    totals: { upSeconds: 2 * upSeconds, uptime: 1 },
  });
});

test('another account sees none of it', async () => {
  const stranger = await t.signIn({ role: 'owner' });
  const query = `month=2026-10&stationId=${station.stationId}`;
  expect((await ask(`/api/reports/availability?${query}`, stranger)).rows).toEqual([]);
  expect((await ask(`/api/reports/peak-power?${query}`, stranger)).rows).toEqual([]);
});

test('a charger that is removed keeps its part in the peaks of the days before', async () => {
  const url = '/api/reports/peak-power?month=2026-10';
  const before = (await ask(url)).rows;
  expect(before).toMatchObject([{ day: '2026-10-25', peakW: 17_000 }]);
  expect((await t.ask(owner, 'DELETE', `/api/charge-points/${station.chargePointId}`)).status).toBe(204);
  await keepDays(t.database, new Date('2026-10-30T12:00:00Z'), onFault);
  expect((await ask(url)).rows).toEqual(before);
});

test('a station whose days cannot be kept keeps none of the others from theirs', async () => {
  const { prisma } = t.database;
  const fine = await addStation(t.database, owner.accountId);
  const other = await addStation(t.database, owner.accountId);
  await prisma.station.update({ where: { id: other.stationId }, data: { timeZone: 'Mars/Olympus' } });
  await prisma.stationDay.deleteMany();
  const faults: unknown[] = [];
  await keepDays(t.database, new Date('2026-11-05T12:00:00Z'), (error) => faults.push(error));
  expect(faults).toHaveLength(1);
  expect(await prisma.stationDay.count({ where: { stationId: fine.stationId } })).toBeGreaterThan(0);
  expect(await prisma.stationDay.count({ where: { stationId: station.stationId } })).toBeGreaterThan(0);
});

const monthsShown = async () =>
  Promise.all(
    ['availability', 'peak-power'].map(async (report) => (await ask(`/api/reports/${report}`)).month),
  );

test('on the first of a month the one before is shown, since no day of this one is over', async () => {
  // Half past midnight in Amsterdam.
  t.clock.now = new Date('2026-10-31T23:30:00Z');
  expect(await monthsShown()).toEqual(['2026-10', '2026-10']);
  t.clock.now = new Date('2026-11-01T23:30:00Z');
  expect(await monthsShown()).toEqual(['2026-11', '2026-11']);
});
