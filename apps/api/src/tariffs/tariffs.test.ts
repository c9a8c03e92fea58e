import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { buildTestApp, type TestApp } from '#test/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await buildTestApp();
});
afterAll(() => t.close());

type Headers = { cookie: string };
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

test.each([
  [{ pricePerKwh: '-1', vatBasis: 'excl' }, 'body.pricePerKwh', 'price-per-kwh'],
  [{ pricePerKwh: '0.12345', vatBasis: 'excl' }, 'body.pricePerKwh', 'price-per-kwh'],
  [{ pricePerKwh: '10', vatBasis: 'excl' }, 'body.pricePerKwh', 'price-per-kwh'],
  [{ pricePerKwh: '0.35', vatBasis: 'excl', startFee: '1' }, 'body.startFee', 'unknown-field'],
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
