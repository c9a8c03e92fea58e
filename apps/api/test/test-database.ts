import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Database } from '#platform/database/database.ts';

const at = (database: string): string =>
  Object.assign(new URL(inject('databaseUrl')), { pathname: database }).href;

export type TestDatabase = Database & { readonly url: string };

/**
 * A separate database, cloned from the migrated template; dropped on close. On a busy machine a connection and a lock
 * take their time.
 */
export const openTestDatabase = async ({ withinMs = 20_000 } = {}): Promise<TestDatabase> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new Client({ connectionString: at('/postgres') });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE laadpoort`);
  const url = at(`/${name}`);
  const database = await openDatabase(url, { error: () => undefined }, withinMs);
  return {
    ...database,
    url,
    async close() {
      await database.close();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
};
