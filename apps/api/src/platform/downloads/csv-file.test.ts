import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { csvFile } from './csv-file.ts';
import type { TableNotation } from './table.ts';

const write = (rows: readonly string[][], notation: TableNotation) => {
  const columns = [0, 1].map((place) => ({
    header: `h${place}`,
    width: 10,
    value: (row: string[]) => row[place] ?? '',
  }));
  return text(csvFile(columns, rows, notation));
};

const read = (csv: string, delimiter: string): string[][] =>
  parse(csv, { delimiter, bom: true, from_line: 2, relax_column_count: true });

/** Without what defuses formulas. */
const bare = (value: string) => value.replaceAll("'", '');

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('=', '1', ',', ';', '"', '\n', '\r', '\t', ' ', '-', '@', 'x') }),
  fc.constantFrom('x;=1+1', 'x,=1+1', '\n=1+1', '\r=1', 'a\n=1', 'a\r=1', '"=1', 'x;"=1'),
);

test('a Dutch price and a minus between words stay as they are', async () => {
  expect(await write([['5,-', 'Kade 3, -1 hoog']], 'international')).toContain('"5,-","Kade 3, -1 hoog"');
});

test('a cell stays one cell and is no formula, whatever a spreadsheet takes for the separator', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell).map(([a, b]) => [a, b])),
      fc.constantFrom<TableNotation>('dutch', 'international'),
      async (rows, notation) => {
        const csv = await write(rows, notation);
        const own = read(csv, notation === 'dutch' ? ';' : ',');
        expect(own.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)));
        for (const row of own) for (const value of row) expect(value).not.toMatch(/^[=+@\t\r\n-]/);
        // Whatever separates cells for the reader's spreadsheet, and wherever it takes a quote for the begin of a text.
        for (const piece of csv.split(/[,;\t\r\n]"*/)) expect(piece).not.toMatch(/^[=+@]|^-[^\s"]/);
      },
    ),
    { numRuns: 300 },
  );
});
