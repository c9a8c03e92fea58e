import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Database } from '#platform/database/database.ts';

const at = (url: string, database: string): string =>
  Object.assign(new URL(url), { pathname: database }).href;

export type TestDatabase = Database & { readonly url: string };

/** What only the owner of the tables may do. */
export const asOwner = async ({ url }: TestDatabase, sql: string): Promise<void> => {
  const owner = new Client({ connectionString: at(inject('databaseUrls').ownerUrl, new URL(url).pathname) });
  await owner.connect();
  try {
    await owner.query(sql);
  } finally {
    await owner.end();
  }
};

/**
 * A separate database, cloned from the migrated template, as the application has it; dropped on close. On a busy machine a connection and a lock
 * take their time.
 */
export const openTestDatabase = async ({ withinMs = 20_000 } = {}): Promise<TestDatabase> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const { applicationUrl, ownerUrl } = inject('databaseUrls');
  const admin = new Client({ connectionString: at(ownerUrl, '/postgres') });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE laadpoort STRATEGY file_copy`);
  const url = at(applicationUrl, `/${name}`);
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
