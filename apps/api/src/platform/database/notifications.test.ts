import type { PoolClient } from 'pg';
import { expect, test, vi } from 'vitest';
import { openTestDatabase } from '#test/test-database.ts';
import { followNotifications } from './notifications.ts';

const quiet = {
  channels: ['news'],
  onNotification: async () => undefined,
  onReconnected: async () => undefined,
  onFault: () => undefined,
};

test('closed while it connects again, it holds no connection', async () => {
  const database = await openTestDatabase();
  const { pool } = database;
  const given: PoolClient[] = [];
  const held = Promise.withResolvers<void>();
  const connect = async () => {
    const client = await pool.connect();
    given.push(client);
    if (given.length > 1) await held.promise;
    return client;
  };
  const following = await followNotifications({ connect }, quiet);
  await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN news%'`);
  await vi.waitFor(() => expect(given).toHaveLength(2), 10_000);
  await following.close();
  held.resolve();
  // It would wait for a connection that nobody releases.
  await database.close();
  expect(pool.totalCount).toBe(0);
});

test('a connection that is cut is replaced once, and news arrives again', async () => {
  await using closing = new AsyncDisposableStack();
  const database = await openTestDatabase();
  closing.defer(() => database.close());
  const news: string[] = [];
  let reconnected = 0;
  const following = await followNotifications(database.pool, {
    ...quiet,
    onNotification: async (_, payload) => void news.push(payload),
    onReconnected: async () => void (reconnected += 1),
  });
  closing.defer(() => following.close());
  await database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN news%'`,
  );
  await vi.waitFor(() => expect(reconnected).toBe(1), 10_000);
  await database.pool.query(`NOTIFY news, 'first'`);
  await vi.waitFor(() => expect(news).toEqual(['first']), 10_000);
});
