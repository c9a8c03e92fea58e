import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#platform/database/embedded-postgres.ts';
import { migrate } from '#platform/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** One PostgreSQL for the whole run with a migrated template; every test file clones its own database. */
export default async function setup(project: TestProject) {
  const directory = await mkdtemp(join(tmpdir(), 'laadpoort-test-'));
  const postgres = await startEmbeddedPostgres(directory);
  await migrate(postgres.url, join(import.meta.dirname, '../../../prisma/migrations'));
  await withClient(postgres.url, '/postgres', async (client) => {
    await client.query(`ALTER DATABASE laadpoort WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
    // Nobody pulls the plug of this one; those whose plug is pulled are started by their tests.
    for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
      await client.query(`ALTER SYSTEM SET ${setting} = off`);
    await client.query('SELECT pg_reload_conf()');
  });
  project.provide('databaseUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}

const withClient = async (url: string, database: string, use: (client: Client) => Promise<unknown>) => {
  const client = new Client({
    connectionString: Object.assign(new URL(url), { pathname: database }).href,
  });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
};
