import { parentPort, workerData } from 'node:worker_threads';
import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import { offsetText, type LocalTime, type TableValue } from './table.ts';
import type { SheetMessage, SheetStart } from './xlsx-download.ts';

const numberFormat = (places: number): string => (places === 0 ? '0' : `0.${'0'.repeat(places)}`);

const sheetCell = (value: TableValue): CellObject | null => {
  if (value === null) return null;
  if (typeof value === 'string') return { value, type: String };
  if ('decimal' in value)
    return { value: Number(value.decimal), type: Number, format: numberFormat(value.places) };
  if ('seconds' in value) return { value: value.seconds / 86_400, type: Number, format: '[h]:mm:ss' };
  return timeCell(value);
};

/** A sheet knows no offsets, so the format of the cell writes it out. */
const timeCell = ({ local, at, after }: LocalTime): CellObject => {
  const shown = after ?? { local, at };
  const value = new Date(Date.parse(`${shown.local}Z`) + at.getTime() - shown.at.getTime());
  return { value, type: Date, format: `yyyy-mm-dd hh:mm:ss"${offsetText(shown)}"` };
};

const bold = { fontWeight: 'bold' } as const;
const { headers, widths } = workerData as SheetStart;
const sheet: (CellObject | null)[][] = [headers.map((value) => ({ value, ...bold }))];

const finish = async (totals: readonly (readonly TableValue[])[]): Promise<void> => {
  for (const row of totals) sheet.push(row.map((value) => ({ ...sheetCell(value), ...bold })));
  const options = { columns: widths.map((width) => ({ width })), stickyRowsCount: 1 };
  const bytes = new Uint8Array(await writeXlsxFile(sheet, options).toBuffer());
  parentPort?.postMessage(bytes, [bytes.buffer]);
};

parentPort?.on('message', (message: SheetMessage) => {
  if ('totals' in message) void finish(message.totals);
  else for (const row of message.rows) sheet.push(row.map(sheetCell));
});
