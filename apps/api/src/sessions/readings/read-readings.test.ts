import { MOST_READINGS, thinned } from '@laadpoort/domain/sessions/readings/thinned';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { readReadings } from './read-readings.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const startedAt = new Date('2026-11-18T08:00:00Z');
const secondsAfter = (seconds: number) => new Date(startedAt.getTime() + 1_000 * seconds);

/** Of a session with a reading each second, of which each 5,000th tells an interval too. */
const readAll = async (seconds: number) => {
  const accountId = randomUUID();
  await db.prisma.organization.create({ data: { id: accountId, name: 'Account', slug: accountId } });
  const { stationId, chargePointId } = await addStation(db, accountId);
  const endedAt = secondsAfter(seconds);
  const id = await addSession(db, { accountId, stationId, chargePointId, startedAt, endedAt });
  await db.pool.query(
    `INSERT INTO meter_reading (charge_point_id, connector_id, at, fingerprint, session_id, received_at, energy_wh, other_samples)
     SELECT $1, 1, $2::timestamptz + n * interval '1 second', n, $3, $2, n,
            CASE WHEN n % 5000 = 7 THEN '[{"measurand": "Energy.Active.Import.Interval", "value": "1"}]'::jsonb END
       FROM generate_series(1, $4::int) n`,
    [chargePointId, startedAt, id, seconds],
  );
  const session = {
    id,
    charge_point_id: chargePointId,
    connector_id: 1,
    started_at: startedAt,
    stoppedAt: endedAt,
  };
  const readings = (await readReadings(db.pool, [session])).get(id) ?? [];
  return { registers: readings.flatMap(({ registerWh }) => registerWh ?? []).map(Number) };
};

const registersUpTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('of very many readings no more are read than are looked at, and all that tell an interval', async () => {
  const { registers } = await readAll(65_000);
  const all = registersUpTo(65_000).map((wh) => ({
    at: secondsAfter(wh),
    registerWh: BigInt(wh),
    powerW: null,
  }));
  const looked = thinned(all).map(({ registerWh }) => Number(registerWh));
  const intervals = registersUpTo(65_000).filter((wh) => wh % 5_000 === 7);
  expect(registers).toEqual([...new Set([...looked, ...intervals])].toSorted((a, b) => a - b));
  expect(registers.length).toBeLessThan(MOST_READINGS + intervals.length);
});

test('of others all are read', async () => {
  expect((await readAll(1_000)).registers).toEqual(registersUpTo(1_000));
});
