import { afterAll, beforeAll, expect, test } from 'vitest';
import { addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let owner: TestPerson;
let chargePointId: string;

beforeAll(async () => {
  t = await buildTestApp({ clock: { now: new Date('2026-11-18T12:00:00Z') } });
  owner = await t.signIn({ role: 'owner' });
  ({ chargePointId } = await addStation(t.database, owner.accountId));
  const status = (at: string, name: string, errorCode: string, connectorId = 1) =>
    t.database.prisma.chargePointEvent.create({
      data: {
        chargePointId,
        connectorId,
        kind: 'status',
        detail: { status: name, errorCode, vendorErrorCode: 'E-401' },
        at: new Date(at),
        receivedAt: new Date(at),
      },
    });
  // By the station's clock in November already.
  await status('2026-10-31T23:30:00Z', 'Faulted', 'GroundFailure');
  await status('2026-10-31T23:45:00Z', 'Available', 'NoError');
  await status('2026-11-10T10:00:00Z', 'Faulted', 'GroundFailure');
  await status('2026-11-10T10:05:00Z', 'Faulted', 'GroundFailure');
  await status('2026-11-10T11:00:00Z', 'Available', 'NoError');
  await status('2026-11-12T10:00:00Z', 'Charging', 'HighTemperature', 2);
  await t.database.prisma.command.create({
    data: {
      accountId: owner.accountId,
      chargePointId,
      action: 'Reset',
      params: { type: 'Hard' },
      state: 'done',
      requestedById: owner.id,
      requestedByRole: 'owner',
      requestedAt: new Date('2026-11-10T10:30:00Z'),
      deadlineAt: new Date('2026-11-10T10:31:00Z'),
    },
  });
});
afterAll(() => t.close());

const ask = async (query: string, person = owner) =>
  (await t.ask(person, 'GET', `/api/reports/faults?${query}`)).body;

test('each fault once, with how long it lasted, what was done and how often it came before', async () => {
  const { rows, byCode, nextCursor } = await ask('month=2026-11');
  expect(nextCursor).toBeNull();
  expect(rows).toMatchObject([
    { connectorId: 2, errorCode: 'HighTemperature', meaning: 'too-hot', endedAt: null, action: null },
    {
      at: '2026-11-10T10:00:00.000Z',
      endedAt: '2026-11-10T11:00:00.000Z',
      errorCode: 'GroundFailure',
      vendorErrorCode: 'E-401',
      action: 'Reset',
      timesBefore: 1,
    },
    { at: '2026-10-31T23:30:00.000Z', endedAt: '2026-10-31T23:45:00.000Z', timesBefore: 0 },
  ]);
  expect(byCode).toEqual([
    { errorCode: 'GroundFailure', faults: 2 },
    { errorCode: 'HighTemperature', faults: 1 },
  ]);
  expect((await ask('month=2026-10')).rows).toEqual([]);
});

test('pages follow on one another; the file has all of them', async () => {
  const first = await ask('month=2026-11&limit=2');
  const second = await ask(`month=2026-11&limit=2&cursor=${first.nextCursor}`);
  expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([2, 1, null]);
  const url = '/api/reports/faults/export?month=2026-11&language=nl';
  const lines = (await t.app.inject({ url, headers: owner.headers })).body.trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[2]).toBe('2026-11-10T11:00:00+01:00;Office;SN-1;1;GroundFailure;E-401;;1:00:00;Reset;1');
});

test('another account sees none of them', async () => {
  expect((await ask('month=2026-11', await t.signIn({ role: 'owner' }))).rows).toEqual([]);
});
