import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import { download, type Download } from '../http/route.ts';
import type { Column, TableLanguage, TableValue } from './table.ts';

/**
 * CSV of any length, written while it is being read: UTF-8 with byte order mark, ISO times with offset. Dutch
 * spreadsheets read `4.250` as four thousand, so the Dutch file has decimal commas and semicolons.
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
    // A card's description that begins with = must not run as a formula on the reader's machine.
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
