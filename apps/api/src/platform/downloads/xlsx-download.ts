import { Worker } from 'node:worker_threads';
import { download, type Download } from '../http/route.ts';
import type { Column, TableValue } from './table.ts';

/** What the worker starts a sheet with. */
export interface SheetStart {
  readonly headers: readonly string[];
  /** In characters. */
  readonly widths: readonly number[];
}

/** Then rows, some at a time, and finally the totals. */
export type SheetMessage =
  | { readonly rows: readonly (readonly TableValue[])[] }
  | { readonly totals: readonly (readonly TableValue[])[] };

const ROWS_A_MESSAGE = 500;

/** Of a worker: enough for the longest sheet, and no more than the machine has beside the chargers. */
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 };

/** Sheets are made one after another: each takes a quarter of a gigabyte. */
let previous: Promise<unknown> = Promise.resolve();

/**
 * XLSX with real numbers, times and durations, and last rows of totals. Made in memory, and in a thread of its own:
 * ten thousands of rows take seconds, in which no charger would get an answer.
 * @param totals asked when all rows have been read
 */
export const xlsxDownload = async <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
  totals: () => readonly (readonly TableValue[])[],
): Promise<Download> => {
  const [before, done] = [previous, Promise.withResolvers<void>()];
  previous = done.promise;
  await before;
  const workerData: SheetStart = {
    headers: columns.map(({ header }) => header),
    widths: columns.map(({ width }) => width),
  };
  const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: MEMORY,
  });
  const send = (message: SheetMessage) => worker.postMessage(message, []);
  const made = new Promise<Buffer>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the spreadsheet worker ended early (${code})`)));
  });
  try {
    await Promise.race([made, sendRows(columns, rows, send)]);
    send({ totals: totals() });
    return download({
      name: `${name}.xlsx`,
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await made,
    });
  } finally {
    await worker.terminate();
    done.resolve();
  }
};

const sendRows = async <Row>(
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
  send: (message: SheetMessage) => void,
): Promise<void> => {
  let some: TableValue[][] = [];
  for await (const row of rows) {
    some.push(columns.map(({ value }) => value(row)));
    if (some.length < ROWS_A_MESSAGE) continue;
    send({ rows: some });
    some = [];
  }
  send({ rows: some });
};
