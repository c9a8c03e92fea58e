import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import { clockText, offsetText, type Column, type TableNotation, type TableValue } from './table.ts';

/**
 * CSV of any length, written while it is being read: UTF-8 with byte order mark, ISO times with offset. Dutch
 * spreadsheets read `4.250` as four thousand, so the Dutch notation has decimal commas and semicolons.
 */
export const csvFile = <Row>(
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
  notation: TableNotation,
): Readable => {
  const records = Readable.from(rows).map((row: Row) =>
    columns.map(({ value }) => csvText(value(row), notation)),
  );
  const csv = stringify({
    bom: true,
    header: true,
    columns: columns.map(({ header }) => ({ key: header, header })),
    delimiter: notation === 'dutch' ? ';' : ',',
    record_delimiter: 'windows',
    // A line end alone is one as well, for whoever reads the file.
    quoted_match: /[\r\n]/,
  });
  records.on('error', (error: Error) => csv.destroy(error));
  csv.on('close', () => records.destroy());
  return records.pipe(csv);
};

/**
 * What spreadsheets take for the begin of a formula, in their two widths; also behind what may separate cells in the
 * reader's spreadsheet, whatever separates them here. `5,-` is a Dutch price.
 */
const FORMULA = /^[\t\r\n]|(?<=(?:^|[,;\t\r\n])"{0,9})(?:[=+@＝＋＠]|[-－](?=\S))|^[-－]/g;

const csvText = (value: TableValue, notation: TableNotation): string => {
  // A card's description that begins with = must not run as a formula on the reader's machine; -0.10 is a number.
  if (value === null || typeof value === 'string') return value?.replace(FORMULA, "'$&") ?? '';
  if ('decimal' in value) return notation === 'dutch' ? value.decimal.replace('.', ',') : value.decimal;
  if ('seconds' in value) return clockText(value.seconds);
  return `${value.local}${offsetText(value)}`;
};
