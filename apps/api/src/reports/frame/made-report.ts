import { Export } from '#platform/downloads/export.ts';
import { lastRowsOf, tableOf, type ReportDefinition } from './definition.ts';
import type { MadeReport } from './made-report-file.ts';
import type { FileAsked } from './report-file.ts';

interface Answer<Row, About> {
  /** By which the file is called, without its ending. */
  readonly name: string;
  readonly about: About;
  /** All of them: as many as there are stations, connectors, days or documents of a year. */
  readonly rows: readonly Row[];
}

/** The file of a report whose rows the page has too. */
export const reportExport = <Row, About>(
  definition: ReportDefinition<Row, About>,
  { name, about, rows }: Answer<Row, About>,
  { format, language }: FileAsked,
): Export => {
  const { columns, ...head } = tableOf(definition, about, language);
  const given: MadeReport = {
    ...head,
    columns: columns.map(({ header, width }) => ({ header, width })),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
    lastRows: lastRowsOf(definition, { rows, about }, language),
    format,
    language,
  };
  return new Export({ name, format, maker: new URL('made-report-file.ts', import.meta.url), given });
};

/** Of parts, the empty ones left out: `utilisation_2026-11_office`. */
export const fileName = (...parts: readonly (string | null)[]): string =>
  parts
    .map((part) =>
      (part ?? '')
        .normalize('NFD')
        .replaceAll(/\p{M}/gu, '')
        .replaceAll(/[^\w.-]+/g, '-')
        .toLowerCase(),
    )
    .filter((part) => part !== '' && part !== '-')
    .join('_');
