import type { MakeFile } from '#platform/downloads/export.ts';
import type { TableValue } from '#platform/downloads/table.ts';
import { reportFile, type FileAsked } from './report-file.ts';

/** A report as plain data, which a thread can be given. */
export interface MadeReport extends FileAsked {
  readonly title: string;
  readonly about: readonly string[];
  readonly notes: readonly string[];
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly onPaper: readonly (readonly number[])[];
  readonly rows: readonly (readonly TableValue[])[];
  readonly lastRows: readonly (readonly TableValue[])[];
}

/** Writes it. */
export const makeFile: MakeFile<MadeReport> = (_db, { columns, rows, lastRows, ...report }) => {
  const cells = columns.map((column, index) => ({
    ...column,
    value: (row: readonly TableValue[]) => row[index] ?? null,
  }));
  return reportFile({ ...report, columns: cells }, rows, () => lastRows, report);
};
