import { kWh, type Column, type TableLanguage, type TableValue } from '#platform/downloads/table.ts';

/** A text in each language. */
export type Words = Readonly<Record<TableLanguage, string>>;

interface ReportColumn<Row> {
  readonly header: Words;
  /** In characters. */
  readonly width: number;
  readonly value: (row: Row, language: TableLanguage) => TableValue;
  /** What stands below it. */
  readonly total?: (rows: readonly Row[]) => TableValue;
}

/** How the files of a report look: a new report is an answer of the API, and one of these. */
export interface ReportDefinition<Row, About> {
  readonly title: Words;
  /** What it was asked for: period, station. */
  readonly about: (about: About, language: TableLanguage) => readonly string[];
  /** What one has to know to read it. */
  readonly notes: readonly Words[];
  readonly columns: readonly ReportColumn<Row>[];
  /** Those of each table of a PDF, where they are too many for one. */
  readonly onPaper?: readonly (readonly ReportColumn<Row>[])[];
  /** Below the totals. */
  readonly below?: (
    rows: readonly Row[],
    about: About,
    language: TableLanguage,
  ) => readonly (readonly TableValue[])[];
}

/** A report of one answer, in a language. */
export interface ReportTable<Row> {
  readonly title: string;
  readonly about: readonly string[];
  readonly notes: readonly string[];
  readonly columns: readonly Column<Row>[];
  /** Places of the columns of each table of a PDF. */
  readonly onPaper: readonly (readonly number[])[];
}

const TOTAL = { en: 'Total', nl: 'Totaal' } as const;
const CURRENCY = { en: 'Currency', nl: 'Valuta' } as const;
export const ALL_STATIONS: Words = { en: 'All stations', nl: 'Alle stations' };

/** The head and the columns of a report. */
export const tableOf = <Row, About>(
  { title, about, notes, columns, onPaper = [columns] }: ReportDefinition<Row, About>,
  given: About,
  language: TableLanguage,
): ReportTable<Row> => ({
  title: title[language],
  about: about(given, language),
  notes: notes.map((note) => note[language]),
  columns: columns.map(({ header, width, value }) => ({
    header: header[language],
    width,
    value: (row) => value(row, language),
  })),
  onPaper: onPaper.map((each) => each.map((column) => columns.indexOf(column))),
});

/** The last rows of a report; none where nothing adds up. */
export const lastRowsOf = <Row, About>(
  { columns, below }: ReportDefinition<Row, About>,
  { rows, about }: { readonly rows: readonly Row[]; readonly about: About },
  language: TableLanguage,
): readonly (readonly TableValue[])[] => {
  if (!columns.some(({ total }) => total)) return [];
  const totals = columns.map(({ total }, index) => (index === 0 ? TOTAL[language] : (total?.(rows) ?? null)));
  return [totals, ...(below?.(rows, about, language) ?? [])];
};

/** A whole number. */
export const count = (number: number): TableValue => ({ decimal: String(number), places: 0 });

/** An amount in whole cents. */
export const money = (amount: string): TableValue => ({ decimal: amount, places: 2 });

/** A part of a whole as a percentage; null: there is no whole. */
export const share = (part: number, of: number): TableValue =>
  of === 0 ? null : { decimal: ((100 * part) / of).toFixed(2), places: 2 };

/** Of whole numbers. */
export const sumOf = <Row>(rows: readonly Row[], value: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + value(row), 0);

/** A column of whole numbers that add up. */
export const countColumn = <Row>(header: Words, width: number, value: (row: Row) => number) => ({
  header,
  width,
  value: (row: Row) => count(value(row)),
  total: (rows: readonly Row[]) => count(sumOf(rows, value)),
});

/** A column of Wh, written in kWh. */
export const energyColumn = <Row>(header: Words, width: number, value: (row: Row) => number) => ({
  header,
  width,
  value: (row: Row) => kWh(value(row)),
  total: (rows: readonly Row[]) => kWh(sumOf(rows, value)),
});

/** A column of seconds, written as hours. */
export const durationColumn = <Row>(header: Words, width: number, value: (row: Row) => number) => ({
  header,
  width,
  value: (row: Row) => ({ seconds: value(row) }),
  total: (rows: readonly Row[]) => ({ seconds: sumOf(rows, value) }),
});

/** In which all amounts beside it are. */
export const currencyColumn = {
  header: CURRENCY,
  width: 9,
  value: () => 'EUR',
  total: () => 'EUR',
} as const;
