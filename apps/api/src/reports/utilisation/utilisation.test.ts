import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let owner: TestPerson;
let station: { stationId: string; chargePointId: string };

beforeAll(async () => {
  t = await buildTestApp();
  t.clock.now = new Date('2026-11-18T12:00:00Z');
  owner = await t.signIn({ role: 'owner' });
  const { accountId } = owner;
  station = await addStation(t.database, accountId);
  const long = new Date('2026-01-01');
  await t.database.prisma.chargePoint.updateMany({ where: { accountId }, data: { createdAt: long } });
  const add = async (
    startedAt: string,
    endedAt: string | null,
    idle: { from: string; until: string }[] = [],
  ) => {
    const times = { startedAt: new Date(startedAt), ...(endedAt ? { endedAt: new Date(endedAt) } : {}) };
    const id = await addSession(t.database, { accountId, ...station, ...times });
    const seconds = idle.map(({ from, until }) => (Date.parse(until) - Date.parse(from)) / 1_000);
    const idleSeconds = seconds.reduce((sum, each) => sum + each, 0);
    await t.database.prisma.session.update({ where: { id }, data: { idleIntervals: idle, idleSeconds } });
  };
  await add('2026-10-31T22:00:00Z', '2026-11-01T01:00:00Z', [
    { from: '2026-10-31T22:30:00Z', until: '2026-10-31T23:30:00Z' },
  ]);
  await add('2026-11-10T12:00:00Z', '2026-11-10T14:00:00Z');
  await add('2026-11-18T11:00:00Z', null);
});
afterAll(() => t.close());

const URL = '/api/reports/utilisation';
const report = async (query: string, person = owner) => (await t.ask(person, 'GET', `${URL}?${query}`)).body;

test('a month says how long each connector was occupied, and of that without charging', async () => {
  const { rows, hours } = await report('month=2026-11');
  const availableSeconds = 17 * 86_400 + 13 * 3_600;
  expect(rows).toEqual([
    {
      stationId: station.stationId,
      stationName: 'Office',
      chargePointId: station.chargePointId,
      serialNumber: 'SN-1',
      connectorId: 1,
      availableSeconds,
      occupiedSeconds: 5 * 3_600,
      idleSeconds: 1_800,
      sessions: 2,
      sessionsPerDay: (2 * 86_400) / availableSeconds,
    },
    expect.objectContaining({ connectorId: 2, availableSeconds, occupiedSeconds: 0, sessions: 0 }),
  ]);
  expect(hours).toHaveLength(168);
  const sum = hours.reduce(
    (total: number, hour: { occupiedSeconds: number }) => total + hour.occupiedSeconds,
    0,
  );
  expect(sum).toBe(5 * 3_600);
  expect((await report('month=2026-10')).rows[0]).toMatchObject({
    occupiedSeconds: 3_600,
    idleSeconds: 1_800,
    sessions: 0,
  });
});

test('the sessions of a month are those of its days', async () => {
  const { rows } = await report('month=2026-11');
  const days = await t.database.prisma.sessionDay.findMany({
    where: { accountId: owner.accountId, day: { gte: new Date('2026-11-01'), lt: new Date('2026-12-01') } },
  });
  expect(rows[0].sessions).toBe(days.reduce((sum, { sessions }) => sum + sessions, 0));
});

test('the file says what the page says', async () => {
  const url = `${URL}/export?format=csv&month=2026-11`;
  const answer = await t.app.inject({ url, headers: owner.headers });
  expect(answer.headers['content-disposition']).toContain('utilisation_2026-11.csv');
  expect(answer.body.split('\r\n')[1]).toBe(
    '2026-11,Office,SN-1,1,2,0.11,421:00:00,5:00:00,4:30:00,0:30:00,1.19,1.07',
  );
});

test('a charger that was removed is still in the months in which it was used', async () => {
  const { accountId } = owner;
  const { stationId, chargePointId } = await addStation(t.database, accountId, { name: 'Gone' });
  const times = { startedAt: new Date('2026-11-02T10:00:00Z'), endedAt: new Date('2026-11-02T11:00:00Z') };
  await addSession(t.database, { accountId, stationId, chargePointId, ...times });
  const { prisma } = t.database;
  await prisma.chargePoint.delete({ where: { id: chargePointId } });
  const removedAt = new Date('2026-11-03T23:00:00Z');
  await prisma.removedChargePoint.create({
    data: { id: chargePointId, accountId, stationId, ocppIdentity: 'x', serialNumber: 'SN-9', removedAt },
  });
  expect((await report(`month=2026-11&stationId=${stationId}`)).rows).toMatchObject([
    { serialNumber: 'SN-9', availableSeconds: 3 * 86_400, occupiedSeconds: 3_600, sessions: 1 },
  ]);
});

test('another account sees none of it, also when it names the station', async () => {
  const stranger = await t.signIn({ role: 'owner' });
  expect((await report(`stationId=${station.stationId}`, stranger)).rows).toEqual([]);
});
