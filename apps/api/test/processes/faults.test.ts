import { Client, type Pool } from 'pg';
import { expect, test } from 'vitest';
import { buildOcppApp } from '#test/ocpp-app.ts';
import { buildTestApp } from '#test/test-app.ts';
import { openTestDatabase } from '#test/test-database.ts';

const now = () => new Date().toISOString();

test('connections cut in the middle of a write: no answer, the process lives, the repeat is stored once', async () => {
  const t = await buildOcppApp();
  const charger = await t.addCharger({ authorizationMode: 'free' });
  const cp = await t.connect(charger);
  const other = await t.connect(await t.addCharger());
  const client = new Client({ connectionString: t.db.url });
  await client.connect();
  await client.query('BEGIN; LOCK TABLE session IN EXCLUSIVE MODE');

  const request = { connectorId: 1, idTag: 'A1', meterStart: 5, timestamp: now() };
  const answer = cp.call('StartTransaction', request).catch((error: unknown) => error);
  await expect.poll(() => waitingForLock(t.db.pool)).toBe(1);
  await t.db.pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                       WHERE datname = current_database() AND wait_event_type = 'Lock'`);
  await client.query('COMMIT');

  expect(await answer).toMatchObject({ code: 'Disconnected' });
  expect(await other.call('Heartbeat', {})).toHaveProperty('currentTime');
  const back = await t.connect(charger);
  const { transactionId } = await back.call('StartTransaction', request);
  expect(await back.call('StartTransaction', request)).toMatchObject({ transactionId });
  expect(await t.db.prisma.session.count()).toBe(1);
  await client.end();
  await t.close();
});

test('the portal says that the database is away when a row stays locked', async () => {
  const database = await openTestDatabase({ withinMs: 2_000 });
  const t = await buildTestApp({ database });
  const owner = await t.signIn({ role: 'owner' });
  const client = await t.database.pool.connect();
  await client.query('BEGIN; LOCK TABLE whitelist_entry IN ACCESS EXCLUSIVE MODE');
  const response = await t.app.inject({
    method: 'POST',
    url: '/api/whitelist',
    headers: owner.headers,
    payload: { uid: 'A1', description: 'Card' },
  });
  expect(response.statusCode).toBe(503);
  expect(response.json()).toMatchObject({ code: 'database-unavailable' });
  await client.query('ROLLBACK');
  client.release();
  await t.close();
  await database.close();
});

const waitingForLock = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows[0]?.waiting ?? 0;
};
