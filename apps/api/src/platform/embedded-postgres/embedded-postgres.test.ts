import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { findRunningPostgres } from './running-postgres.ts';
import { StartError } from '../process/start-error.ts';

let directory: string;
beforeEach(async () => (directory = await mkdtemp(join(tmpdir(), 'laadpoort-postgres-'))));
afterEach(() => rm(directory, { recursive: true }));

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

test('keeps the data from one start to the next, durable and closed to the network', async () => {
  const first = await startEmbeddedPostgres(directory);
  await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  const second = await startEmbeddedPostgres(directory);
  try {
    expect(await query(second.ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    const [settings] = await query(
      second.ownerUrl,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('data_checksums') AS checksums, current_setting('listen_addresses') AS listen`,
    );
    expect(settings).toEqual({ fsync: 'on', commit: 'on', checksums: 'on', listen: '127.0.0.1' });
    expect((await stat(join(directory, 'postgres-password'))).mode & 0o777).toBe(0o600);
  } finally {
    await second.stop();
  }
});

test('refuses a data directory that is in use, in one sentence; others find the server that runs', async () => {
  expect(await findRunningPostgres(directory)).toBeUndefined();
  const postgres = await startEmbeddedPostgres(directory);
  expect(await findRunningPostgres(directory)).toBe(postgres.applicationUrl);
  const refusal = await startEmbeddedPostgres(directory).catch((error: unknown) => error);
  await postgres.stop();
  expect(await findRunningPostgres(directory)).toBeUndefined();
  expect(refusal).toBeInstanceOf(StartError);
  expect(String(refusal)).toContain(`is in use by process ${process.pid}`);
});

test('recovers what a killed process committed, and stops the server it left running', async () => {
  const module = JSON.stringify(new URL('embedded-postgres.ts', import.meta.url).href);
  const program = `
    const { startEmbeddedPostgres } = await import(${module});
    const { Client } = await import('pg');
    const client = new Client({ connectionString: (await startEmbeddedPostgres(process.argv[1])).ownerUrl });
    await client.connect();
    await client.query('CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, directory], {
    cwd: import.meta.dirname,
    stdio: 'inherit',
  });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  const postgres = await startEmbeddedPostgres(directory);
  const kept = await query(postgres.ownerUrl, 'SELECT answer FROM kept');
  await postgres.stop();
  expect(kept).toEqual([{ answer: 42 }]);
});
