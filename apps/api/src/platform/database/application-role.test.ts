import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner, openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { canChangeAudit } from './application-role.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
  await db.pool.query(
    `INSERT INTO audit_entry (actor_id, action, target_id) VALUES ('somebody', 'password.wrong', 'somebody')`,
  );
});
afterAll(() => db.close());

test.each([
  `UPDATE audit_entry SET action = 'nothing'`,
  'DELETE FROM audit_entry',
  'TRUNCATE audit_entry',
  'DROP TABLE audit_entry CASCADE',
  'ALTER TABLE audit_entry DISABLE TRIGGER ALL',
  'DROP TRIGGER audit_entry_append_only ON audit_entry',
  'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
  `SET session_replication_role = replica`,
  'SET ROLE laadpoort',
  'DELETE FROM _prisma_migrations',
  'CREATE TABLE public.other (id int)',
])('the application is refused: %s', async (sql) => {
  await expect(db.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
  expect(await db.prisma.auditEntry.findMany()).toMatchObject([{ action: 'password.wrong' }]);
});

test('who could change the audit is told apart from who cannot', async () => {
  expect(await canChangeAudit(db.pool)).toBe(false);
  await asOwner(db, 'GRANT DELETE ON audit_entry TO laadpoort_app');
  expect(await canChangeAudit(db.pool)).toBe(true);
  await asOwner(db, 'REVOKE DELETE ON audit_entry FROM laadpoort_app');
});
