import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let t: TestApp;
let owner: TestPerson;
let stationId: string;
let chargePointId: string;
beforeAll(async () => {
  t = await buildTestApp();
  owner = await t.signIn({ role: 'owner' });
});
afterAll(() => t.close());
beforeEach(async () => {
  ({ stationId, chargePointId } = await addStation(t.database, owner.accountId));
});

const get = async (url: string) => {
  const response = await t.app.inject({ url, headers: owner.headers });
  return { status: response.statusCode, body: response.json() };
};

/** Reads a list to its end, two rows at a time. */
const readAll = async (url: string): Promise<{ id: string }[]> => {
  const rows: { id: string }[] = [];
  let cursor = '';
  do {
    const { body } = await get(`${url}limit=2${cursor && `&cursor=${cursor}`}`);
    rows.push(...body.events);
    cursor = body.nextCursor ?? '';
  } while (cursor);
  return rows;
};

test('events come newest first, page by page, also those of one millisecond', async () => {
  const receivedAt = [0, 5, 5, 5, 9].map((ms) => new Date(t.clock.now.getTime() + ms));
  await t.database.prisma.chargePointEvent.createMany({
    data: receivedAt.map((at, index) => ({
      chargePointId,
      kind: 'status',
      connectorId: index,
      at,
      receivedAt: at,
      detail: { status: 'Available', nested: { raw: 1 } },
    })),
  });
  const events = await readAll(`/api/charge-points/${chargePointId}/events?`);
  expect(events).toMatchObject([4, 3, 2, 1, 0].map((connectorId) => ({ connectorId, detail: {} })));
  expect(events[0]).toMatchObject({ detail: { status: 'Available' } });
  expect(events[0]).not.toHaveProperty('detail.nested');
});

test('a status with an error says what the error means, by the vendor’s code first', async () => {
  await t.database.prisma.chargePoint.update({ where: { id: chargePointId }, data: { vendor: 'Alfen BV' } });
  const at = t.clock.now;
  const detail = { status: 'Faulted', errorCode: 'OtherError', vendorErrorCode: '304' };
  await t.database.prisma.chargePointEvent.create({
    data: { chargePointId, kind: 'status', connectorId: 1, at, receivedAt: at, detail },
  });
  const { body } = await get(`/api/charge-points/${chargePointId}/events`);
  expect(body.events).toMatchObject([{ detail: { ...detail, fault: 'cable-without-car' } }]);
});

test('every step of a certificate is an event, a step that changes nothing is none', async () => {
  const at = t.clock.now;
  const { id } = await t.database.prisma.chargePointCertificate.create({
    data: { chargePointId, csr: 'CSR', state: 'requested', createdAt: at, changedAt: at },
  });
  for (const state of ['sent', 'sent', 'accepted'])
    await t.database.prisma.chargePointCertificate.update({ where: { id }, data: { state } });
  const { body } = await get(`/api/charge-points/${chargePointId}/events`);
  expect(body.events.map(({ detail }: { detail: { state: string } }) => detail.state)).toEqual([
    'accepted',
    'sent',
    'requested',
  ]);
});

test('a card number in an event is masked', async () => {
  const at = t.clock.now;
  await t.database.prisma.chargePointEvent.create({
    data: { chargePointId, kind: 'authorization', at, receivedAt: at, detail: { idTag: '04A2E680123456' } },
  });
  const { body } = await get(`/api/charge-points/${chargePointId}/events`);
  expect(body.events).toMatchObject([{ detail: { idTag: '04••••3456' } }]);
});

test.each(['x', '1-', '-1', '99999999999999999-1', "1-1'"])(
  'the cursor %s is none of ours',
  async (cursor) => {
    expect(
      await get(`/api/charge-points/${chargePointId}/events?cursor=${encodeURIComponent(cursor)}`),
    ).toMatchObject({ status: 400, body: { fields: [{ path: 'query.cursor', code: 'unknown-cursor' }] } });
  },
);

const at = (time: string) => new Date(`2026-11-18T${time}:00Z`);

test('the curve adds up the charging points and holds a power between readings, not after the session', async () => {
  const { accountId } = owner;
  const sessionId = await addSession(t.database, {
    accountId,
    stationId,
    chargePointId,
    startedAt: at('10:00'),
    endedAt: at('10:12'),
  });
  const reading = (
    connectorId: number,
    time: string,
    powerW: number | null,
    session: number | null = null,
  ) => ({
    chargePointId,
    connectorId,
    at: at(time),
    fingerprint: 1,
    receivedAt: at(time),
    powerW,
    sessionId: session,
  });
  await t.database.prisma.meterReading.createMany({
    data: [
      reading(1, '10:00', 10_000, sessionId),
      reading(1, '10:02', 12_000, sessionId),
      reading(2, '10:01', 1_000),
      reading(2, '10:06', null),
      reading(2, '10:31', 500),
    ],
  });
  const { points } = (await get(`/api/stations/${stationId}/curve`)).body;
  expect(points).toHaveLength(289);
  expect(points[0].at).toBe('2026-11-17T12:00:00.000Z');
  expect(points.at(-1).at).toBe('2026-11-18T12:00:00.000Z');
  const powers = Object.fromEntries(
    points.map((point: { at: string; powerW: number }) => [point.at.slice(11, 16), point.powerW]),
  );
  expect(powers).toMatchObject({
    '09:55': 0,
    '10:00': 12_000, // mean of 10 and 12 kW, and 1 kW
    '10:05': 12_000, // both held
    '10:10': 12_000,
    '10:15': 1_000, // the session ended at 10:12
    '10:20': 0, // held no longer than a quarter of an hour
    '10:30': 500,
  });
});
