import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
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

const query = async (sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

test('processes that start together apply each migration once', async () => {
  const applied = await Promise.all([1, 2, 3].map(() => migrate(postgres.url, migrations)));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect(await migrate(postgres.url, migrations)).toEqual([]);
});

test('a migration with semicolons in function bodies and comments runs whole', async () => {
  await write(
    '29990101000000_function',
    `-- first; second
     CREATE FUNCTION answer() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 42; END; $$;`,
  );
  expect(await migrate(postgres.url, migrations)).toEqual(['29990101000000_function']);
  expect(await query('SELECT answer()')).toEqual([{ answer: 42 }]);
});

test('a failing migration leaves nothing behind, says which and why, and is not skipped later', async () => {
  await write('29990102000000_bad', 'CREATE TABLE half_made (a int); CREATE TABLE other (a nonsense);');
  const first = await migrate(postgres.url, migrations).catch((error: unknown) => error);
  expect(first).toBeInstanceOf(StartError);
  expect(String(first)).toMatch(/type "nonsense" does not exist \(29990102000000_bad\)$/);
  expect(await query(`SELECT to_regclass('half_made') AS half_made`)).toEqual([{ half_made: null }]);
  await expect(migrate(postgres.url, migrations)).rejects.toThrow('29990102000000_bad');
});

test('a database that cannot be reached is one sentence', async () => {
  const refusal = migrate('postgres://nobody@127.0.0.1:1/nothing', migrations);
  await expect(refusal).rejects.toThrow(/^The database cannot be reached: connect ECONNREFUSED 127.0.0.1:1$/);
});
