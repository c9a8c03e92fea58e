import { Worker } from 'node:worker_threads';
import { download, type Download } from './route.ts';
import type { Column, TableValue } from './table.ts';

/** What the worker makes a sheet of; plain data that crosses threads. */
export interface SheetJob {
  readonly headers: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly TableValue[])[];
  readonly totals: readonly TableValue[];
}

/**
 * XLSX with real numbers, times and durations, and a last row of totals. Made in memory, and in a thread of its own:
 * ten thousands of rows take seconds, in which no charger would get an answer.
 */
export const xlsxDownload = async <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  totals: readonly TableValue[],
): Promise<Download> => {
  const body = await makeSheet({
    headers: columns.map(({ header }) => header),
    widths: columns.map(({ width }) => width),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
    totals,
  });
  return download({
    name: `${name}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  });
};

const makeSheet = (job: SheetJob): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), { workerData: job });
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the sheet's thread ended early (${code})`)));
  });
