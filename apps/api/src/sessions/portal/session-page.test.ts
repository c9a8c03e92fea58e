import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp, type TestPerson } from '#test/test-app.ts';

let t: TestApp;
let owner: TestPerson;
let station: { stationId: string; chargePointId: string };
let sessionId: number;

const START = new Date('2026-11-17T08:00:00Z');
const END = new Date('2026-11-17T10:00:00Z');
const after = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

beforeAll(async () => {
  t = await buildTestApp();
  t.clock.now = new Date('2026-11-18T12:00:00Z');
  owner = await t.signIn({ role: 'owner' });
  station = await addStation(t.database, owner.accountId);
  const tariff = await t.database.prisma.tariffVersion.create({
    data: {
      accountId: owner.accountId,
      stationId: station.stationId,
      components: [{ kind: 'energy', pricePerKwh: '0.3500' }],
      vatBasis: 'incl',
      validFrom: new Date('2026-11-01T00:00:00Z'),
      createdById: owner.id,
    },
  });
  sessionId = await addSession(t.database, {
    accountId: owner.accountId,
    ...station,
    startedAt: START,
    endedAt: END,
    energyWh: 20_123,
    amount: '7.04305',
    tariffVersionId: tariff.id,
    vatBasis: 'incl',
  });
});
afterAll(() => t.close());

const get = async (path: string) =>
  (await t.app.inject({ url: `/api/sessions/${path}`, headers: owner.headers })).json();

test('price lines explain the amount', async () => {
  expect(await get(`${sessionId}`)).toMatchObject({
    amount: '7.043050',
    priceLines: [{ kind: 'energy', energyWh: 20_123, pricePerKwh: '0.3500', amount: '7.043050' }],
    vatBasis: 'incl',
    tariffValidFrom: '2026-11-01T00:00:00.000Z',
    meterStartWh: 1_000_000,
    meterStopWh: 1_020_123,
  });
});

test('a free session says why, and one without a rate says so', async () => {
  const given = { accountId: owner.accountId, ...station, startedAt: START, endedAt: END, connectorId: 2 };
  const free = await addSession(t.database, { ...given, free: { rule: 'free-charging' } });
  const noTariff = await addSession(t.database, { ...given, amount: '0' });
  expect((await get(`${free}`)).priceLines).toMatchObject([{ kind: 'free-charging', amount: '0.000000' }]);
  expect((await get(`${noTariff}`)).priceLines).toMatchObject([{ kind: 'no-tariff', amount: '0.000000' }]);
});

test('begin and end of the meter say where they are from', async () => {
  expect((await get(`${sessionId}`)).meter).toEqual({
    begin: { registerWh: 1_000_000, from: 'start', reading: null },
    end: { registerWh: 1_020_123, from: 'stop', reading: null },
    energyFrom: 'registers',
  });
  const id = await addSession(t.database, {
    accountId: owner.accountId,
    ...station,
    connectorId: 2,
    startedAt: START,
    endedAt: END,
    energyWh: 8_250,
  });
  const energyBasis = { begin: 'begin', beginWh: 40_000, end: 'sample', endWh: 48_250, method: 'registers' };
  await t.database.prisma.session.update({ where: { id }, data: { energyBasis } });
  await t.database.prisma.meterReading.createMany({
    data: [15, 45, 90].map((minute, n) => ({
      chargePointId: station.chargePointId,
      connectorId: 2,
      sessionId: id,
      at: after(minute),
      receivedAt: after(minute),
      fingerprint: BigInt(minute),
      energyWh: [42_750n, 48_250n, null][n] ?? null,
      beginWh: 40_000n,
      origins: { begin: { location: 'Body', phases: 'L1+L2+L3' }, energy: { unit: 'kW' } },
    })),
  });
  const usual = { location: null, phases: null, unit: null };
  expect((await get(`${id}`)).meter).toMatchObject({
    begin: {
      from: 'begin',
      reading: {
        ...usual,
        place: 'first',
        at: after(15).toISOString(),
        location: 'Body',
        phases: 'L1+L2+L3',
      },
    },
    end: {
      from: 'sample',
      reading: { ...usual, place: 'between', at: after(45).toISOString(), unit: 'kW' },
    },
    energyFrom: 'registers',
  });
});

const ocmf = (TX: string, RV: number) =>
  `OCMF|${JSON.stringify({ MS: 'EM-42', RD: [{ TX, RV, RU: 'kWh', RI: '1-b:1.8.0' }] })}|{"SD":"30"}`;

test('what the meter signed is shown', async () => {
  expect((await get(`${sessionId}`)).signed).toBeNull();
  const id = await addSession(t.database, {
    accountId: owner.accountId,
    ...station,
    connectorId: 2,
    startedAt: after(200),
    endedAt: after(260),
  });
  await t.database.prisma.meterReading.createMany({
    data: [ocmf('B', 1_000), ocmf('E', 1_010.5)].map((text, n) => ({
      chargePointId: station.chargePointId,
      connectorId: 2,
      sessionId: id,
      at: after(200 + n * 60),
      receivedAt: after(200 + n * 60),
      fingerprint: BigInt(n),
      otherSamples: [{ measurand: 'Temperature', value: 20 }, text],
    })),
  });
  expect((await get(`${id}`)).signed).toEqual({
    beginWh: 1_000_000,
    endWh: 1_010_500,
    meterSerial: 'EM-42',
    check: 'no-key',
  });
});

const event = (kind: string, connectorId: number | null, at: Date, detail: object) => ({
  chargePointId: station.chargePointId,
  connectorId,
  kind,
  at,
  receivedAt: at,
  detail,
});

const tap = (idTag: string, at: Date) => ({
  accountId: owner.accountId,
  chargePointId: station.chargePointId,
  idTag,
  status: 'Accepted',
  rule: 'guest',
  action: 'Authorize',
  at,
});

test('the timeline is what happened at this charging point meanwhile, cards masked', async () => {
  const { prisma } = t.database;
  await prisma.chargePointEvent.createMany({
    data: [
      event('status', 1, after(1), { status: 'Charging', nested: { no: 1 } }),
      event('status', 2, after(2), { status: 'Faulted' }),
      event('disconnected', null, after(3), { code: 1006 }),
      event('status', 1, after(200), { status: 'Charging' }),
    ],
  });
  await prisma.authorization.createMany({ data: [tap('04A2E680123456', after(-1)), tap('04BB', after(2))] });
  const { timeline } = await get(`${sessionId}`);
  expect(timeline).toEqual([
    {
      at: after(-1).toISOString(),
      kind: 'authorization',
      detail: { idTag: '04••••3456', status: 'Accepted', rule: 'guest', action: 'Authorize' },
    },
    { at: after(1).toISOString(), kind: 'status', detail: { status: 'Charging' } },
    { at: after(3).toISOString(), kind: 'disconnected', detail: { code: 1006 } },
  ]);
});

test('the curve has at most 600 points and counts from the session’s start', async () => {
  await t.database.pool.query(
    `INSERT INTO meter_reading (charge_point_id, connector_id, at, fingerprint, received_at, energy_wh, power_w)
     SELECT $1, 1, $2::timestamptz + n * interval '5 seconds', n, now(), 1000000 + n * 10, 7000 + n % 100
     FROM generate_series(-10, 2000) n`,
    [station.chargePointId, START],
  );
  const { points } = await get(`${sessionId}/curve`);
  expect(points.length).toBeLessThanOrEqual(600);
  expect(points[0]).toEqual({ at: START.toISOString(), powerW: 7000, energyWh: 0 });
  expect(points.at(-1)).toMatchObject({ at: END.toISOString(), energyWh: 14_400 });
});

test('a session that waits shows what each source says, and the steps that cannot be right', async () => {
  expect(await get(String(sessionId))).toMatchObject({ witnesses: null });
  const startedAt = after(24 * 60);
  const { tariffVersionId } = await t.database.prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
  const waiting = await addSession(t.database, {
    accountId: owner.accountId,
    ...station,
    startedAt,
    endedAt: after(25 * 60),
    energyWh: 90_000,
    anomalies: ['stop_register'],
    review: 'open',
    ...(tariffVersionId === null ? {} : { tariffVersionId }),
  });
  await t.database.pool.query(
    `INSERT INTO meter_reading (charge_point_id, connector_id, session_id, at, fingerprint, received_at, energy_wh)
     SELECT $1, 1, $2, $3::timestamptz + n * interval '10 minutes', n, now(), 1000000 + n * 1500
     FROM generate_series(1, 5) n`,
    [station.chargePointId, waiting, startedAt],
  );
  const { witnesses } = await get(String(waiting));
  expect(witnesses).toEqual({
    mendedByKwh: false,
    sources: [
      { kind: 'messages', energyWh: 90_000, lowWh: 90_000, highWh: 90_000, amount: '31.500000' },
      expect.objectContaining({ kind: 'samples', energyWh: 6_000, amount: '2.100000' }),
      expect.objectContaining({ kind: 'rating', energyWh: null, amount: null }),
    ],
    steps: [
      { from: after(24 * 60 + 50).toISOString(), until: after(25 * 60).toISOString(), energyWh: 82_500 },
    ],
  });
});

test('the energy of the curve counts from where the session does, without readings of another session', async () => {
  const add = (minutes: number) =>
    addSession(t.database, {
      accountId: owner.accountId,
      ...station,
      startedAt: after(minutes),
      endedAt: after(minutes + 60),
      energyWh: 4_000,
    });
  const [counted, overlapping] = [await add(48 * 60), await add(48 * 60 + 30)];
  // Samples that count from each session, beside a start of 1,000,000.
  await t.database.pool.query(
    `INSERT INTO meter_reading (charge_point_id, connector_id, session_id, at, fingerprint, received_at, energy_wh)
     SELECT $1, 1, CASE WHEN n = 4 THEN $3::int ELSE $2 END, $4::timestamptz + n * interval '10 minutes', n, now(), n * 800
     FROM generate_series(1, 5) n`,
    [station.chargePointId, counted, overlapping, after(48 * 60)],
  );
  const { points } = await get(`${counted}/curve`);
  expect(points.map(({ energyWh }: { energyWh: number }) => energyWh)).toEqual([800, 1_600, 2_400, 4_000]);
});

const message = (minutes: number, action: string) => ({
  chargePointId: station.chargePointId,
  direction: 'in',
  action,
  messageId: `${action} ${minutes}`,
  payload: '{}',
  receivedAt: after(minutes),
});

test('messages of the time of the session, newest first, page by page', async () => {
  await t.database.prisma.ocppMessage.createMany({
    data: [
      message(-30, 'Heartbeat'),
      message(0, 'StartTransaction'),
      message(60, 'MeterValues'),
      message(120, 'StopTransaction'),
      message(180, 'Heartbeat'),
    ],
  });
  const first = await get(`${sessionId}/messages?limit=2`);
  const second = await get(`${sessionId}/messages?limit=2&cursor=${first.nextCursor}`);
  const actions = [...first.messages, ...second.messages].map(({ action }: { action: string }) => action);
  expect(actions).toEqual(['StopTransaction', 'MeterValues', 'StartTransaction']);
  expect(second.nextCursor).toBeNull();
});
