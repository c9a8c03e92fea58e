import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import { Client } from 'pg';
import { prepareApplicationRole, type DatabaseUrls } from './application-role.ts';
import { withSchemaEngine } from './schema-engine.ts';
import { StartError } from '../process/start-error.ts';

/** Any fixed number: processes that start together take the same lock and migrate one after the other. */
const MIGRATION_LOCK = 1_610_806;

/**
 * Applies the migrations of a directory with the layout of `prisma migrate`, and records them in `_prisma_migrations`.
 * Then gives the application's role what it needs. Returns the names of those applied now. Throws a StartError if one fails; it is then marked as failed and later
 * starts refuse until somebody has resolved it.
 */
export const migrate = async (urls: DatabaseUrls, directory: string): Promise<string[]> => {
  const client = await connect(urls.ownerUrl);
  try {
    await waitForTurn(client);
    const migrationsList = await readMigrations(directory);
    const filters = { externalTables: [], externalEnums: [] };
    const applied = await withSchemaEngine(urls.ownerUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    );
    await prepareApplicationRole(client, urls);
    return applied.appliedMigrationNames;
  } catch (error) {
    throw new StartError(`The database could not be migrated: ${firstSentence(error)}`);
  } finally {
    await client.end();
  }
};

/** By asking again: a statement that waits would be waited for by CREATE INDEX CONCURRENTLY of the one whose turn it is. */
const waitForTurn = async (client: Client): Promise<void> => {
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
      MIGRATION_LOCK,
    ]);
    if (rows[0]?.locked) return;
    await setTimeout(200);
  }
};

const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const reason = error instanceof AggregateError ? error.errors[0] : error;
    throw new StartError(`The database cannot be reached: ${firstSentence(reason)}`);
  }
};

/** The migration directories in order, as the schema engine takes them. */
export const readMigrations = async (directory: string): Promise<MigrationList> => {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = names.toSorted().map(async (path) => {
    const value = await readFile(join(directory, path, 'migration.sql'), 'utf8');
    return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
  });
  return {
    baseDir: directory,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(directory, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(migrationDirectories),
  };
};

/** The engine's message continues with a trace, of which only the migration's name is useful. */
const firstSentence = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const migration = /migration_name="([^"]+)"/.exec(message)?.[1];
  const sentence =
    message
      .split(/\n +0: /)[0]
      ?.replaceAll(/\s+/g, ' ')
      .trim() ?? '';
  return migration ? `${sentence} (${migration})` : sentence;
};
