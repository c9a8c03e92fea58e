import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp } from '#test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

type Headers = Record<'cookie', string>;
const read = (headers: Headers, stationId: string) =>
  t.app.inject({ url: `/api/stations/${stationId}/pricing`, headers });
const publish = (headers: Headers, stationId: string, payload: object) =>
  t.app.inject({ method: 'POST', url: `/api/stations/${stationId}/pricing`, headers, payload });

test('the first policy, then another one: the old version is closed at the moment the new one begins', async () => {
  const owner = await t.signIn({ role: 'owner', name: 'Olga' });
  const { stationId, chargePointId } = await addStation(t.database, owner.accountId);
  expect((await read(owner.headers, stationId)).json()).toEqual({
    current: null,
    versions: [],
    runningSessions: 0,
    timeZone: 'Europe/Amsterdam',
  });

  t.clock.now = new Date('2026-11-18T12:00:00Z');
  await publish(owner.headers, stationId, { pricePerKwh: '0.35', vatBasis: 'excl' });
  await addSession(t.database, {
    accountId: owner.accountId,
    stationId,
    chargePointId,
    startedAt: t.clock.now,
  });
  t.clock.now = new Date('2026-11-19T12:00:00Z');
  const answer = await publish(owner.headers, stationId, { pricePerKwh: '0.4125', vatBasis: 'incl' });

  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({
    current: { components: [{ kind: 'energy', pricePerKwh: '0.4125' }], vatBasis: 'incl', validUntil: null },
    versions: [
      { validFrom: '2026-11-19T12:00:00.000Z', validUntil: null, createdBy: 'Olga' },
      {
        components: [{ pricePerKwh: '0.3500' }],
        validFrom: '2026-11-18T12:00:00.000Z',
        validUntil: '2026-11-19T12:00:00.000Z',
      },
    ],
    runningSessions: 1,
  });
  const audit = await t.database.prisma.auditEntry.findMany({ where: { targetId: stationId } });
  expect(audit.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['pricing.set', owner.id],
    ['pricing.set', owner.id],
  ]);
});

test('two owners who publish at once leave one version in force', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const { stationId } = await addStation(t.database, owner.accountId);
  const prices = ['0.10', '0.20', '0.30', '0.40', '0.50', '0.60'];
  const answers = await Promise.all(
    prices.map((pricePerKwh) => publish(owner.headers, stationId, { pricePerKwh, vatBasis: 'excl' })),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(prices.map(() => 200));
  const { versions } = (await read(owner.headers, stationId)).json();
  expect(versions).toHaveLength(6);
  expect(
    versions.filter((version: { validUntil: string | null }) => version.validUntil === null),
  ).toHaveLength(1);
});

test('a clock set back gives no version that ends before it begins', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const { stationId } = await addStation(t.database, owner.accountId);
  t.clock.now = new Date('2026-11-18T12:00:00Z');
  await publish(owner.headers, stationId, { pricePerKwh: '0.35', vatBasis: 'excl' });
  t.clock.now = new Date('2026-11-18T11:00:00Z');
  const answer = await publish(owner.headers, stationId, { pricePerKwh: '0.36', vatBasis: 'excl' });
  expect(answer.json().current).toMatchObject({ validFrom: '2026-11-18T12:00:00.000Z' });
});

interface Version {
  readonly id: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly cancelledAt: string | null;
}

const cancel = (headers: Headers, stationId: string, versionId: string) =>
  t.app.inject({ method: 'POST', url: `/api/stations/${stationId}/pricing/${versionId}/cancel`, headers });

const day = (of: string) => `2026-12-${of}T00:00:00.000Z`;

test('versions are planned, one between others; a cancelled one leaves its time to the one before it', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const { stationId } = await addStation(t.database, owner.accountId);
  t.clock.now = new Date('2026-11-20T12:00:00Z');
  const rate = { pricePerKwh: '0.30', vatBasis: 'excl' };
  for (const validFrom of [undefined, day('20'), day('10')])
    expect((await publish(owner.headers, stationId, { ...rate, validFrom })).statusCode).toBe(200);
  const times = async () => {
    const { current, versions } = (await read(owner.headers, stationId)).json();
    return {
      current: current.validFrom,
      versions: versions.map(({ validFrom, validUntil, cancelledAt }: Version) => [
        validFrom,
        cancelledAt === null ? validUntil : 'cancelled',
      ]),
    };
  };
  const now = t.clock.now.toISOString();
  expect(await times()).toEqual({
    current: now,
    versions: [
      [day('20'), null],
      [day('10'), day('20')],
      [now, day('10')],
    ],
  });
  const { versions } = (await read(owner.headers, stationId)).json();
  const [last, between, first] = versions.map(({ id }: Version) => id);
  expect((await cancel(owner.headers, stationId, between)).statusCode).toBe(200);
  expect((await cancel(owner.headers, stationId, last)).statusCode).toBe(200);
  expect(await times()).toEqual({
    current: now,
    versions: [
      [day('20'), 'cancelled'],
      [day('10'), 'cancelled'],
      [now, null],
    ],
  });
  expect((await cancel(owner.headers, stationId, last)).statusCode).toBe(404);
  expect((await cancel(owner.headers, stationId, first)).json().code).toBe('tariff-in-effect');
  const viewer = await t.signIn({ role: 'viewer', accountId: owner.accountId });
  expect((await cancel(viewer.headers, stationId, first)).statusCode).toBe(403);
  t.clock.now = new Date(day('25'));
  expect((await times()).current).toBe(now);
});

test('the database keeps versions as they are: they end earlier, or as long as a cancelled one would have', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const { stationId } = await addStation(t.database, owner.accountId);
  t.clock.now = new Date('2026-11-20T12:00:00Z');
  for (const validFrom of [undefined, day('10')])
    await publish(owner.headers, stationId, { pricePerKwh: '0.30', vatBasis: 'excl', validFrom });
  const { versions } = (await read(owner.headers, stationId)).json();
  const [planned, current] = versions.map(({ id }: Version) => id);
  const change = (id: string, data: object) =>
    t.database.prisma.tariffVersion.update({ where: { id }, data });
  await expect(change(current, { vatBasis: 'incl' })).rejects.toThrow(/immutable/);
  await expect(change(current, { validUntil: new Date(day('20')) })).rejects.toThrow(/immutable/);
  await expect(change(current, { validUntil: null })).rejects.toThrow(/immutable/);
  await change(current, { validUntil: new Date(day('05')) });
  await expect(change(planned, { cancelledAt: new Date(day('10')) })).rejects.toThrow(/in effect/);
  await expect(change(current, { cancelledAt: t.clock.now })).rejects.toThrow(/in effect/);
  await change(planned, { cancelledAt: t.clock.now });
  await expect(change(planned, { cancelledAt: null })).rejects.toThrow(/immutable/);
});

test('who waited for a colleague is judged by the time at which it is their turn', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const { stationId } = await addStation(t.database, owner.accountId);
  t.clock.now = new Date('2026-11-20T12:00:00Z');
  const planned = { pricePerKwh: '0.30', vatBasis: 'excl', validFrom: day('10') };
  await publish(owner.headers, stationId, planned);
  const [{ id }] = (await read(owner.headers, stationId)).json().versions;

  const colleague = await t.database.pool.connect();
  await colleague.query('BEGIN');
  await colleague.query('SELECT FROM station WHERE id = $1 FOR UPDATE', [stationId]);
  const waiting = Promise.all([
    cancel(owner.headers, stationId, id),
    publish(owner.headers, stationId, { ...planned, validFrom: day('09') }),
  ]);
  await vi.waitFor(async () => {
    const { rows } = await t.database.pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    expect(rows).toHaveLength(2);
  });
  t.clock.now = new Date(day('10'));
  await colleague.query('COMMIT');
  colleague.release();
  const [cancelled, published] = (await waiting).map((answer) => answer.json());
  expect(cancelled.code).toBe('tariff-in-effect');
  expect(published.fields).toEqual([{ path: 'body.validFrom', code: 'in-the-past' }]);
});

test('another version for the moment of a planned one takes its place', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const { stationId } = await addStation(t.database, owner.accountId);
  t.clock.now = new Date('2026-11-20T12:00:00Z');
  for (const pricePerKwh of ['0.30', '0.31'])
    await publish(owner.headers, stationId, { pricePerKwh, vatBasis: 'excl', validFrom: day('10') });
  const { versions } = (await read(owner.headers, stationId)).json();
  expect(versions.map(({ cancelledAt }: Version) => cancelledAt !== null)).toEqual([false, true]);
});

test('a version is more than a rate: its windows come first, and the API says what is wrong with which', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const { stationId } = await addStation(t.database, owner.accountId);
  const window = { weekdays: [1, 2, 3, 4, 5], from: '23:00', until: '07:00' };
  const night = { kind: 'energy', pricePerKwh: '0.20', window };
  const idle = { kind: 'idle', pricePerHour: '3', graceMinutes: 15 };
  const rate = { pricePerKwh: '0.30', vatBasis: 'incl' };
  const answer = await publish(owner.headers, stationId, { ...rate, further: [night, idle] });
  expect(answer.json().current.components).toEqual([night, idle, { kind: 'energy', pricePerKwh: '0.3000' }]);

  const station = await t.app.inject({ url: `/api/stations/${stationId}`, headers: owner.headers });
  expect(station.json()).toMatchObject({ pricePerKwh: '0.3000', hasFurtherPrices: true });

  const further = [
    { ...night, window: { ...window, until: '23:00' } },
    { ...idle, graceMinutes: -1 },
    { kind: 'maximum', amount: '1000' },
    { kind: 'energy', pricePerKwh: '0.20' },
  ];
  const wrong = await publish(owner.headers, stationId, { ...rate, further });
  expect(wrong.statusCode).toBe(400);
  expect(wrong.json().fields).toEqual([
    { path: 'body.further.1.graceMinutes', code: 'grace-minutes' },
    { path: 'body.further.2.amount', code: 'price' },
    { path: 'body.further.3.window', code: expect.any(String) },
  ]);
  const together = [further[0], idle, { kind: 'minimum', amount: '2' }, { kind: 'maximum', amount: '1' }];
  expect((await publish(owner.headers, stationId, { ...rate, further: together })).json().fields).toEqual([
    { path: 'body.further.0.window.until', code: 'window-empty' },
    { path: 'body.further.3.amount', code: 'below-minimum' },
  ]);
  const past = await publish(owner.headers, stationId, { ...rate, validFrom: '2026-01-01T00:00:00Z' });
  expect(past.json().fields).toEqual([{ path: 'body.validFrom', code: 'in-the-past' }]);
});

test.each([
  [{ pricePerKwh: '-1', vatBasis: 'excl' }, 'body.pricePerKwh', 'price-per-kwh'],
  [{ pricePerKwh: '0.12345', vatBasis: 'excl' }, 'body.pricePerKwh', 'price-per-kwh'],
  [{ pricePerKwh: '10', vatBasis: 'excl' }, 'body.pricePerKwh', 'price-per-kwh'],
  [{ pricePerKwh: '0.35', vatBasis: 'excl', startFee: '1' }, 'body.startFee', 'unknown-field'],
  [
    {
      pricePerKwh: '0.35',
      vatBasis: 'excl',
      further: [
        { kind: 'minimum', amount: '' },
        { kind: 'maximum', amount: '' },
      ],
    },
    'body.further.1.amount',
    'price',
  ],
  [
    {
      pricePerKwh: '0.35',
      vatBasis: 'excl',
      further: [
        {
          kind: 'time',
          pricePerHour: '1',
          window: { weekdays: [1], from: '07:00', until: '99999999999:00' },
        },
      ],
    },
    'body.further.0.window.until',
    'time-of-day',
  ],
])('%j is refused at %s', async (payload, path, code) => {
  const owner = await t.signIn({ role: 'owner' });
  const { stationId } = await addStation(t.database, owner.accountId);
  const answer = await publish(owner.headers, stationId, payload);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().fields).toContainEqual({ path, code });
});

test('a viewer sees the rate and may not set it; another account sees no station', async () => {
  const owner = await t.signIn({ role: 'owner' });
  const { stationId } = await addStation(t.database, owner.accountId);
  const viewer = await t.signIn({ role: 'viewer', accountId: owner.accountId });
  const stranger = await t.signIn({ role: 'owner' });
  const body = { pricePerKwh: '0.35', vatBasis: 'excl' };
  expect((await read(viewer.headers, stationId)).statusCode).toBe(200);
  expect((await publish(viewer.headers, stationId, body)).statusCode).toBe(403);
  expect((await read(stranger.headers, stationId)).statusCode).toBe(404);
  expect((await publish(stranger.headers, stationId, body)).statusCode).toBe(404);
  expect(await t.database.prisma.tariffVersion.count({ where: { stationId } })).toBe(0);
});
