import { Readable } from 'node:stream';
import { download, type Download } from '../http/route.ts';

/** One line of JSON per row, written while the rows are being read. */
export const jsonLinesDownload = (name: string, rows: AsyncIterable<object>): Download =>
  download({
    name: `${name}.jsonl`,
    contentType: 'application/x-ndjson; charset=utf-8',
    body: Readable.from(lines(rows)),
  });

async function* lines(rows: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
