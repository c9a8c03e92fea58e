import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { createSheetStyles, rowXml, SHEET_END, sheetHead, WORKBOOK, type SheetStyles } from './sheet-xml.ts';
import type { Column, TableValue } from './table.ts';

const ROWS_A_PIECE = 100;

type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;
type Totals = () => readonly (readonly TableValue[])[];

/**
 * XLSX with real numbers, times and durations, and last rows of totals; written while it is being read.
 * @param totals asked when all rows have been read
 * @param head rows above the names of the columns: what the file is about
 */
export const xlsxFile = <Row>(
  columns: readonly Column<Row>[],
  rows: Rows<Row>,
  totals: Totals,
  head: readonly (readonly TableValue[])[] = [],
): Readable => {
  const styles = createSheetStyles();
  const sheet = Readable.from(sheetXml(columns, rows, { totals, head }, styles), { highWaterMark: 1 });
  const archive = new ZipFile();
  for (const [part, xml] of WORKBOOK) archive.addBuffer(Buffer.from(xml), part);
  // Half the time that the usual level takes, for a fifth more bytes.
  archive.addReadStream(sheet, 'xl/worksheets/sheet1.xml', { compressionLevel: 1 });
  // The sheet before its styles: which there are is known when all rows are written.
  archive.addReadStreamLazy('xl/styles.xml', (give) => give(null, Readable.from([styles.xml()])));
  archive.end();
  const body = archive.outputStream.pipe(new PassThrough());
  sheet.once('error', (error) => body.destroy(error));
  body.once('close', () => sheet.destroy());
  return body;
};

const sheetXml = async function* <Row>(
  columns: readonly Column<Row>[],
  rows: Rows<Row>,
  { totals, head }: { readonly totals: Totals; readonly head: readonly (readonly TableValue[])[] },
  styles: SheetStyles,
): AsyncGenerator<string> {
  let row = head.length + 1;
  yield sheetHead(
    columns.map(({ width }) => width),
    row,
  );
  let piece = head.map((values, index) => rowXml(index + 1, values, styles)).join('');
  piece += rowXml(
    row,
    columns.map(({ header }) => header),
    styles,
    true,
  );
  for await (const each of rows) {
    row += 1;
    piece += rowXml(
      row,
      columns.map(({ value }) => value(each)),
      styles,
    );
    if (row % ROWS_A_PIECE > 0) continue;
    yield piece;
    piece = '';
  }
  for (const total of totals()) piece += rowXml((row += 1), total, styles, true);
  yield piece + SHEET_END;
};
