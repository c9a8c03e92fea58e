import { Readable } from 'node:stream';

/** One line of JSON per row, written while the rows are being read. */
export const jsonLinesFile = (rows: AsyncIterable<object>): Readable => Readable.from(lines(rows));

const lines = async function* (rows: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
};
