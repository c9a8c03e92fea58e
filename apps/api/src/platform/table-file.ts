import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import { download, type Download } from './route.ts';

/** A value of a table: text, or something that a spreadsheet can calculate with. */
export type TableValue =
  | string
  | null
  | { readonly decimal: string; readonly places: number }
  | { readonly seconds: number }
  /** Wall-clock time `2026-11-22T15:04:05` of a moment. */
  | { readonly local: string; readonly at: Date };

/** Wh as kWh with 3 decimals, without a detour through binary fractions. */
export const kWh = (energyWh: number): TableValue => {
  const digits = String(energyWh).padStart(4, '0');
  return { decimal: `${digits.slice(0, -3)}.${digits.slice(-3)}`, places: 3 };
};

export interface Column<Row> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly value: (row: Row) => TableValue;
}

export type TableLanguage = 'en' | 'nl';

/**
 * CSV of any length, written while it is read: UTF-8 with byte order mark, ISO times with offset. Dutch spreadsheets
 * read `4.250` as four thousand, so the Dutch file has decimal commas between semicolons.
 */
export const csvDownload = <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
  language: TableLanguage,
): Download => {
  const records = Readable.from(rows).map((row: Row) =>
    columns.map(({ value }) => csvText(value(row), language)),
  );
  const csv = stringify({
    bom: true,
    header: true,
    columns: columns.map(({ header }) => ({ key: header, header })),
    delimiter: language === 'nl' ? ';' : ',',
    record_delimiter: 'windows',
    // A card's description that begins with = must not run as a formula on its reader's machine.
    escape_formulas: true,
  });
  records.on('error', (error: Error) => csv.destroy(error));
  csv.on('close', () => records.destroy());
  return download({ name: `${name}.csv`, contentType: 'text/csv; charset=utf-8', body: records.pipe(csv) });
};

const csvText = (value: TableValue, language: TableLanguage): string => {
  if (value === null || typeof value === 'string') return value ?? '';
  if ('decimal' in value) return language === 'nl' ? value.decimal.replace('.', ',') : value.decimal;
  if ('seconds' in value) return clockText(value.seconds);
  return `${value.local}${offsetText(value)}`;
};

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const clockText = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
};

/** `+01:00`, from the wall-clock time and the moment it stands for. */
const offsetText = ({ local, at }: { local: string; at: Date }): string => {
  const minutes = Math.round((Date.parse(`${local}Z`) - at.getTime()) / 60_000);
  const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${twoDigits(hour)}:${twoDigits(minute)}`;
};

/** XLSX with real numbers, times and durations, and a last row of totals; made in memory. */
export const xlsxDownload = async <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  totals: readonly TableValue[],
): Promise<Download> => {
  const bold = { fontWeight: 'bold' } as const;
  const sheet = [
    columns.map(({ header }) => ({ value: header, ...bold })),
    ...rows.map((row) => columns.map(({ value }) => sheetCell(value(row)))),
    totals.map((value) => ({ ...sheetCell(value), ...bold })),
  ];
  const options = { columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 };
  return download({
    name: `${name}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeXlsxFile(sheet, options).toBuffer(),
  });
};

const numberFormat = (places: number): string => (places === 0 ? '0' : `0.${'0'.repeat(places)}`);

const sheetCell = (value: TableValue): CellObject => {
  if (value === null) return {};
  if (typeof value === 'string') return { value, type: String };
  if ('decimal' in value)
    return { value: Number(value.decimal), type: Number, format: numberFormat(value.places) };
  if ('seconds' in value) return { value: value.seconds / 86_400, type: Number, format: '[h]:mm:ss' };
  return { value: new Date(`${value.local}Z`), type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
};
