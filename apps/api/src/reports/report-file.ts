import type { Readable } from 'node:stream';
import { csvFile } from '#platform/downloads/csv-file.ts';
import { notationOf, type Column, type TableLanguage, type TableValue } from '#platform/downloads/table.ts';
import { xlsxFile } from '#platform/downloads/xlsx-file.ts';

/** What a file of a report is asked in. */
export interface FileAsked {
  readonly format: 'csv' | 'xlsx';
  readonly language: TableLanguage;
}

interface ReportTable<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** What it is about, above a sheet. A CSV begins with its columns, for programs: there the name says it. */
  readonly head: readonly (readonly TableValue[])[];
  /** Below a sheet. */
  readonly totals: readonly (readonly TableValue[])[];
}

/** The rows of a report as CSV or as a sheet. */
export const reportFile = <Row>(
  { columns, rows, head, totals }: ReportTable<Row>,
  { format, language }: FileAsked,
): Readable =>
  format === 'csv'
    ? csvFile(columns, rows, notationOf(language))
    : xlsxFile(columns, rows, () => totals, head);

/** A whole number. */
export const count = (number: number): TableValue => ({ decimal: String(number), places: 0 });

/** An amount in whole cents. */
export const money = (amount: string): TableValue => ({ decimal: amount, places: 2 });
