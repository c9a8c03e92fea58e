import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { addSession, addStation } from '#test/charging-data.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { openPool } from '#platform/database/open-pool.ts';
import { readReadings } from '../readings/read-readings.ts';
import { readClosable } from './read-closable.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const EARLIER = 2_000;
const startedAt = new Date('2026-11-18T08:00:00Z');
const secondsBefore = (seconds: number) => new Date(startedAt.getTime() - 1_000 * seconds);

/** A session of five readings, after as many others on its connector as fit before it, each with some of its own. */
const addLast = async () => {
  const accountId = randomUUID();
  await db.prisma.organization.create({ data: { id: accountId, name: 'Account', slug: accountId } });
  const { stationId, chargePointId } = await addStation(db, accountId);
  const given = { accountId, stationId, chargePointId };
  await addSession(db, { ...given, startedAt: secondsBefore(20 * EARLIER), endedAt: secondsBefore(19) });
  await db.pool.query(
    `INSERT INTO session SELECT (jsonb_populate_record(s, jsonb_build_object(
       'id', nextval(pg_get_serial_sequence('session', 'id')), 'start_key', gen_random_uuid(),
       'started_at', s.started_at + n * interval '20 seconds', 'ended_at', s.started_at + n * interval '20 seconds'))).*
       FROM session s, generate_series(1, $2::int - 1) n WHERE s.charge_point_id = $1`,
    [chargePointId, EARLIER],
  );
  const stoppedAt = secondsBefore(-19);
  const id = await addSession(db, { ...given, startedAt, endedAt: stoppedAt });
  await db.pool.query(
    `INSERT INTO meter_reading (charge_point_id, connector_id, at, fingerprint, session_id, received_at, energy_wh)
     SELECT charge_point_id, connector_id, started_at + n * interval '3 seconds', n, id, started_at, 1000000 + n
       FROM session, generate_series(1, 5) n WHERE charge_point_id = $1`,
    [chargePointId],
  );
  await db.pool.query('ANALYZE session, meter_reading');
  return { id, charge_point_id: chargePointId, connector_id: 1, started_at: startedAt, stoppedAt };
};

test('the end of a session reads none of the readings of those before it on its connector, and few of them', async () => {
  const session = await addLast();
  // One connection, whose transaction counts the rows that it has fetched.
  const limits = { name: 'counted', max: 1, withinMs: 20_000, statementTimeoutMs: 20_000 };
  const pool = openPool(db.url, limits, { error: () => undefined });
  onTestFinished(() => pool.end());
  const fetched = async (table: string) => {
    const { rows } = await pool.query<{ fetched: number }>(
      'SELECT (seq_tup_read + idx_tup_fetch)::int AS fetched FROM pg_stat_xact_user_tables WHERE relname = $1',
      [table],
    );
    return rows[0]?.fetched;
  };
  await pool.query('BEGIN');
  expect((await readReadings(pool, [session])).get(session.id)).toHaveLength(5);
  expect(await fetched('meter_reading')).toBe(5);
  expect(await readClosable(pool, [session.id])).toHaveLength(1);
  expect(await fetched('session')).toBeLessThan(5);
  await pool.query('ROLLBACK');
});
