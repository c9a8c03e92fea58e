import { parentPort, workerData } from 'node:worker_threads';
import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import type { TableValue } from './table.ts';
import type { SheetMessage, SheetStart } from './xlsx-download.ts';

const numberFormat = (places: number): string => (places === 0 ? '0' : `0.${'0'.repeat(places)}`);

const sheetCell = (value: TableValue): CellObject | null => {
  if (value === null) return null;
  if (typeof value === 'string') return { value, type: String };
  if ('decimal' in value)
    return { value: Number(value.decimal), type: Number, format: numberFormat(value.places) };
  if ('seconds' in value) return { value: value.seconds / 86_400, type: Number, format: '[h]:mm:ss' };
  return { value: new Date(`${value.local}Z`), type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
};

const bold = { fontWeight: 'bold' } as const;
const { headers, widths } = workerData as SheetStart;
const sheet: (CellObject | null)[][] = [headers.map((value) => ({ value, ...bold }))];

const finish = async (totals: readonly TableValue[]): Promise<void> => {
  sheet.push(totals.map((value) => ({ ...sheetCell(value), ...bold })));
  const options = { columns: widths.map((width) => ({ width })), stickyRowsCount: 1 };
  const bytes = new Uint8Array(await writeXlsxFile(sheet, options).toBuffer());
  parentPort?.postMessage(bytes, [bytes.buffer]);
};

parentPort?.on('message', (message: SheetMessage) => {
  if ('totals' in message) void finish(message.totals);
  else for (const row of message.rows) sheet.push(row.map(sheetCell));
});
