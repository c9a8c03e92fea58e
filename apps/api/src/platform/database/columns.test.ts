import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { columns } from './columns.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface Row {
  readonly id: number;
  readonly text: string | null;
  readonly json: string | null;
}

const ROWS = columns<Row>({
  id: ['int', ({ id }) => id],
  text: ['text', ({ text }) => text],
  json: ['jsonb', ({ json }) => json],
});

const roundTrip = async (rows: readonly Row[]) => {
  const read = await database.pool.query<Row>(
    `SELECT id, text, json::text FROM ${ROWS.numberedAs('r')} ORDER BY n`,
    ROWS.values(rows),
  );
  return read.rows.map(({ id, text, json }) => ({ id, text, json: json === null ? null : JSON.parse(json) }));
};

/** Whatever a charger or a person may send but NUL, which Postgres cannot store. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed().replaceAll('\0', '')),
  fc.constantFrom('', 'NULL', 'null', '{}', '{"a"}', '"', '\\', ',', '\u001f', '\u001d', '\u001f\u001f', "'"),
);

test('texts arrive as they were, whatever is in them', async () => {
  const row = fc.record({
    id: fc.integer({ min: 0, max: 9 }),
    text: fc.option(anyText),
    json: fc.option(anyText.map((text) => JSON.stringify({ text: text.replaceAll('\0', '') }))),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 5 }), async (rows) => {
      const expected = rows.map(({ json, ...rest }) => ({
        ...rest,
        json: json === null ? null : JSON.parse(json),
      }));
      expect(await roundTrip(rows)).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

test('no row, and one with an empty text, are what they are', async () => {
  expect(await roundTrip([])).toEqual([]);
  expect(await roundTrip([{ id: 1, text: '', json: null }])).toEqual([{ id: 1, text: '', json: null }]);
  expect(await roundTrip([{ id: 1, text: null, json: null }])).toEqual([{ id: 1, text: null, json: null }]);
});
