import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const migrations = join(import.meta.dirname, '../../prisma/migrations');

/** Earlier ones are released as they are. */
const FIRST = '20261201065100';

/** Why a migration would keep chargers from writing while an index is made. */
const locking = (sql: string): string[] => {
  const statements = sql
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  const isNew = (table: string) => statements.some((each) => each.startsWith(`CREATE TABLE "${table}"`));
  return statements.flatMap((statement) => {
    const [, concurrently, table = ''] =
      /^(?:CREATE (?:UNIQUE )?INDEX|DROP INDEX)( CONCURRENTLY)? "\w+"(?: ON "(\w+)")?/i.exec(statement) ?? [];
    if (concurrently !== undefined)
      return statements.length === 1 ? [] : [`beside other statements: ${statement}`];
    return !/^(?:CREATE (?:UNIQUE )?|DROP )INDEX/i.test(statement) || isNew(table)
      ? []
      : [`without CONCURRENTLY: ${statement}`];
  });
};

test('indexes of tables that are there are made and dropped without locking them', () => {
  const later = readdirSync(migrations).filter((name) => /^\d+_/.test(name) && name >= FIRST);
  expect(later.length).toBeGreaterThan(0);
  for (const name of later)
    expect(locking(readFileSync(join(migrations, name, 'migration.sql'), 'utf8')), name).toEqual([]);
});

test('what locks is found', () => {
  const index = 'CREATE INDEX "a_idx" ON "a" ("b");';
  const concurrent = 'CREATE UNIQUE INDEX CONCURRENTLY "a_idx" ON "a" ("b");';
  expect(locking(index)).toHaveLength(1);
  expect(locking('DROP INDEX "a_idx";')).toHaveLength(1);
  expect(locking('create index on a (b);')).toHaveLength(1);
  expect(locking(`CREATE TABLE "a" ("b" INT);\n${index}`)).toEqual([]);
  expect(locking(`-- why\n${concurrent}`)).toEqual([]);
  expect(locking(`${concurrent}\nALTER TABLE "a" ADD COLUMN "c" INT;`)).toHaveLength(1);
});
