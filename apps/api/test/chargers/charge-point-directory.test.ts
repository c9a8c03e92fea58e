import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildOcppApp, type OcppApp } from '#test/ocpp-app.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';

let t: OcppApp;
let database: TestDatabase;
beforeAll(async () => {
  // A lock is waited for as long as in production.
  database = await openTestDatabase({ withinMs: 2_000 });
  t = await buildOcppApp({ database });
});
afterAll(async () => {
  await t.close();
  await database.close();
});

/** Other work that the lock holds up says so too. */
const faults = () =>
  t.faults.filter((fault) =>
    JSON.stringify(fault).includes('changes to charge points could not be followed'),
  );

test('a change that could not be read when it was announced is read soon after', async () => {
  const { id } = await t.addCharger();
  const registration = () => t.kernel.directory.findById(id)?.registration;
  await vi.waitFor(() => expect(registration()).toBe('accepted'), 10_000);
  const locking = await t.db.pool.connect();
  await locking.query('BEGIN');
  await locking.query('LOCK TABLE station IN ACCESS EXCLUSIVE MODE');
  await t.db.pool.query(`UPDATE charge_point SET registration = 'pending' WHERE id = $1`, [id]);
  await vi.waitFor(() => expect(faults().length).toBeGreaterThan(0), 15_000);
  await locking.query('ROLLBACK');
  locking.release();
  await vi.waitFor(() => expect(registration()).toBe('pending'), 15_000);
  t.faults.length = 0;
});

test('thousands that are added at once are all known a moment later', async () => {
  const { accountId, stationId } = await t.addCharger();
  const ids = Array.from({ length: 5_000 }, () => randomUUID());
  await t.db.pool.query(
    `INSERT INTO charge_point (id, account_id, station_id, ocpp_identity, serial_number, authorization_mode, key_hash)
     SELECT id, $2, $3, 'MANY-' || id, 'MANY-' || id, 'free', sha256('key') FROM unnest($1::uuid[]) AS id`,
    [ids, accountId, stationId],
  );
  const unknown = () => ids.filter((id) => t.kernel.directory.findById(id) === undefined).length;
  await vi.waitFor(() => expect(unknown()).toBe(0), 15_000);
  expect(faults()).toEqual([]);
});
