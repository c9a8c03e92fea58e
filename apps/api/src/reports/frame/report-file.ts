import { Readable } from 'node:stream';
import { csvFile } from '#platform/downloads/csv-file.ts';
import { notationOf, type TableLanguage, type TableValue } from '#platform/downloads/table.ts';
import { xlsxFile } from '#platform/downloads/xlsx-file.ts';
import type { ReportTable } from './definition.ts';

/** What a file of a report is asked in. */
export interface FileAsked {
  readonly format: 'csv' | 'xlsx' | 'pdf';
  readonly language: TableLanguage;
}

/**
 * A report as a file. A CSV begins with its columns, for programs: there the name says what it is about.
 * @param lastRows asked when all rows have been read
 */
export const reportFile = <Row>(
  table: ReportTable<Row>,
  rows: AsyncIterable<Row> | Iterable<Row>,
  lastRows: () => readonly (readonly TableValue[])[],
  { format, language }: FileAsked,
): Readable => {
  const { title, about, notes, columns } = table;
  if (format === 'csv') return csvFile(columns, rows, notationOf(language));
  if (format === 'xlsx')
    return xlsxFile(columns, rows, lastRows, [[title, ...about], ...notes.map((note) => [note])]);
  return Readable.from(pdfOf(table, rows, lastRows, language));
};

const pdfOf = async function* <Row>(
  table: ReportTable<Row>,
  rows: AsyncIterable<Row> | Iterable<Row>,
  lastRows: () => readonly (readonly TableValue[])[],
  language: TableLanguage,
) {
  // Only here: the other files need nothing to write pages with.
  const { reportPdf } = await import('./report-pdf.ts');
  yield await reportPdf(table, rows, lastRows, language);
};
