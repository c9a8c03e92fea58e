import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { startJobs } from '../jobs/jobs.ts';
import { StartError } from '../process/start-error.ts';

const own = join(import.meta.dirname, '../../../../../prisma/migrations');
let directory: string;
let migrations: string;
let postgres: EmbeddedPostgres;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'laadpoort-migrate-'));
  migrations = join(directory, 'migrations');
  await cp(own, migrations, { recursive: true });
  postgres = await startEmbeddedPostgres(directory);
});
afterAll(async () => {
  await postgres.stop();
  await rm(directory, { recursive: true });
});

const write = async (name: string, sql: string): Promise<void> => {
  await mkdir(join(migrations, name));
  await writeFile(join(migrations, name, 'migration.sql'), sql);
};

const query = async (sql: string, connectionString = postgres.ownerUrl): Promise<unknown[]> => {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

test('processes that start together apply each migration once', async () => {
  const urls = { ...postgres, applicationUrl: postgres.ownerUrl };
  const applied = await Promise.all([1, 2, 3].map(() => migrate(urls, migrations)));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect(await migrate(urls, migrations)).toEqual([]);
});

test('an installation whose tables were used by their owner goes over to a role of the application', async () => {
  const { ownerUrl, applicationUrl } = postgres;
  const noErrors = { error: ({ err }: { err?: unknown }) => expect(err).toBeUndefined() };
  const before = await startJobs(ownerUrl, noErrors);
  await before.stop();
  await Promise.all([1, 2].map(() => migrate(postgres, migrations)));
  const after = await startJobs(applicationUrl, noErrors);
  await after.every('nightly', '0 3 * * *', async () => undefined);
  await after.stop();
  await query(`SELECT add_message_log_day('2026-01-01'), drop_message_log_day('2026-01-01')`, applicationUrl);
  await expect(query('DELETE FROM audit_entry', applicationUrl)).rejects.toMatchObject({ code: '42501' });
});

test('a migration with semicolons in function bodies and comments runs whole', async () => {
  await write(
    '29990101000000_function',
    `-- first; second
     CREATE FUNCTION answer() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 42; END; $$;`,
  );
  expect(await migrate(postgres, migrations)).toEqual(['29990101000000_function']);
  expect(await query('SELECT answer()')).toEqual([{ answer: 42 }]);
});

test('a failing migration leaves nothing behind, says which and why, and is not skipped later', async () => {
  await write('29990102000000_bad', 'CREATE TABLE half_made (a int); CREATE TABLE other (a nonsense);');
  const first = await migrate(postgres, migrations).catch((error: unknown) => error);
  expect(first).toBeInstanceOf(StartError);
  expect(String(first)).toMatch(/type "nonsense" does not exist \(29990102000000_bad\)$/);
  expect(await query(`SELECT to_regclass('half_made') AS half_made`)).toEqual([{ half_made: null }]);
  await expect(migrate(postgres, migrations)).rejects.toThrow('29990102000000_bad');
});

test('a database that cannot be reached is one sentence', async () => {
  const nowhere = 'postgres://nobody@127.0.0.1:1/nothing';
  const refusal = migrate({ applicationUrl: nowhere, ownerUrl: nowhere }, migrations);
  await expect(refusal).rejects.toThrow(/^The database cannot be reached: connect ECONNREFUSED 127.0.0.1:1$/);
});
