import { clockText, type TableLanguage, type TableValue } from '#platform/downloads/table.ts';
import { heading, paragraph } from '#platform/pdf/blocks.ts';
import { openPages } from '#platform/pdf/pages.ts';
import { table } from '#platform/pdf/table.ts';
import type { ReportTable } from './definition.ts';

/** Nobody leafs through more, and they would take more memory than an export may. */
const MAX_ROWS = 2_000;
/** More do not fit beside one another on a page that stands. */
const MAX_PORTRAIT = 6;

const LOCALES = { en: 'en-GB', nl: 'nl-NL' } as const;
const SAYS = {
  en: {
    footer: (title: string, page: number) => `${title} · page ${page}`,
    more: `Only the first ${MAX_ROWS} rows are here; all of them are in the CSV and the Excel file.`,
    none: 'There is nothing to report.',
  },
  nl: {
    footer: (title: string, page: number) => `${title} · pagina ${page}`,
    more: `Hier staan alleen de eerste ${MAX_ROWS} regels; in het CSV- en het Excel-bestand staan ze allemaal.`,
    none: 'Er is niets te melden.',
  },
} as const;

/** A report for people: a tagged PDF (PDF/UA) of its table. */
export const reportPdf = async <Row>(
  { title, about, notes, columns, onPaper }: ReportTable<Row>,
  given: AsyncIterable<Row> | Iterable<Row>,
  lastRows: () => readonly (readonly TableValue[])[],
  language: TableLanguage,
): Promise<Buffer> => {
  const write = writerOf(language);
  const rows: string[][] = [];
  let [isLonger, isNumber] = [false, columns.map(() => false)];
  for await (const row of given) {
    const values = columns.map(({ value }) => value(row));
    isNumber = isNumber.map((is, index) => is || isCounted(values[index] ?? null));
    if (rows.length < MAX_ROWS) rows.push(values.map(write));
    else isLonger = true;
  }
  const says = SAYS[language];
  const name = [title, ...about].join(' · ');
  const widest = Math.max(...onPaper.map(({ length }) => length));
  const layout = widest > MAX_PORTRAIT ? 'landscape' : 'portrait';
  // The same report makes the same file.
  const at = new Date(0);
  const pages = openPages({ title: plain(name), language: LOCALES[language], at, layout }, (page) =>
    says.footer(name, page),
  );
  const { root } = pages;
  heading(pages, root, 'H1', title);
  for (const line of [...about, ...notes, ...(isLonger ? [says.more] : [])]) paragraph(pages, root, line);
  pages.pen.y += 8;
  if (rows.length === 0) {
    paragraph(pages, root, says.none);
    return pages.finish();
  }
  const [totals, ...below] = lastRows();
  const shown = columns.map(({ header, width }, index) => ({
    header,
    characters: width,
    ...(isNumber[index] ? { align: 'right' as const } : {}),
    value: (row: readonly string[]) => row[index] ?? '',
  }));
  for (const places of onPaper) {
    const own = shown.filter((_column, index) => places.includes(index));
    const sums = totals?.map(write).filter((_sum, index) => places.includes(index));
    table(pages, root, acrossPage(own, pages.width), rows, sums);
    pages.pen.y += 8;
  }
  for (const [name = null, ...values] of below) {
    const told = values.map((value, index) => value && `${columns[index + 1]?.header} ${write(value)}`);
    const figures = told.filter(Boolean).join('; ');
    paragraph(pages, root, [write(name), figures].filter(Boolean).join(': '));
  }
  return pages.finish();
};

/** Columns of so many characters, as wide as the page together. */
const acrossPage = <Shown extends { readonly characters: number }>(
  columns: readonly Shown[],
  width: number,
): readonly (Shown & { readonly width: number })[] => {
  const characters = columns.reduce((sum, column) => sum + column.characters, 0);
  return columns.map((column) => ({ ...column, width: (width * column.characters) / characters }));
};

/** pdfkit writes it into its metadata as it is. */
const plain = (text: string): string => text.replaceAll(/[&<>]/g, ' ');

const isCounted = (value: TableValue): boolean =>
  value !== null && typeof value === 'object' && ('decimal' in value || 'seconds' in value);

/** Values as people of a language write them; decimal text stays exact. */
const writerOf = (language: TableLanguage) => {
  const locale = LOCALES[language];
  const numbers = new Map<number, Intl.NumberFormat>();
  const numberOf = (places: number) => {
    const known = numbers.get(places);
    if (known) return known;
    const format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
    });
    numbers.set(places, format);
    return format;
  };
  const clock = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' });
  return (value: TableValue): string => {
    if (value === null || typeof value === 'string') return value ?? '';
    if ('decimal' in value) return numberOf(value.places).format(value.decimal as Intl.StringNumericLiteral);
    if ('seconds' in value) return clockText(value.seconds);
    return clock.format(new Date(`${value.local}Z`));
  };
};
