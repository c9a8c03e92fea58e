import type { JournalRow, JournalTotals } from '@laadpoort/contract/reports/journal';
import { csvFile } from '#platform/downloads/csv-file.ts';
import type { MakeFile } from '#platform/downloads/export.ts';
import { notationOf, type Column, type TableLanguage, type TableValue } from '#platform/downloads/table.ts';
import { xlsxFile } from '#platform/downloads/xlsx-file.ts';
import { readJournal, type JournalAsked } from './read-journal.ts';
import { count, money, type FileAsked } from './report-file.ts';

const PAGE = 1_000;

const headers = {
  number: { en: 'Document', nl: 'Document' },
  kind: { en: 'Kind', nl: 'Soort' },
  issuedOn: { en: 'Date', nl: 'Datum' },
  month: { en: 'Month of delivery', nl: 'Maand van levering' },
  account: { en: 'Account', nl: 'Account' },
  supplier: { en: 'Supplier', nl: 'Leverancier' },
  vatId: { en: 'VAT id', nl: 'Btw-id' },
  credits: { en: 'Credits', nl: 'Crediteert' },
  net: { en: 'Amount excl. VAT', nl: 'Bedrag excl. btw' },
  vat: { en: 'VAT', nl: 'Btw' },
  total: { en: 'Total', nl: 'Totaal' },
  currency: { en: 'Currency', nl: 'Valuta' },
} as const;
const kinds = {
  invoice: { en: 'invoice', nl: 'factuur' },
  statement: { en: 'statement', nl: 'vergoedingsoverzicht' },
  'invoice-credit': { en: 'credit note', nl: 'creditnota' },
  'statement-credit': { en: 'credit note', nl: 'creditnota' },
} as const;
const titles = {
  journal: { en: 'Documents by date', nl: 'Documenten op datum' },
  'input-vat': { en: 'Input VAT by date', nl: 'Voorbelasting op datum' },
} as const;
const total = { en: 'Total', nl: 'Totaal' } as const;

export interface JournalFile extends FileAsked {
  readonly asked: JournalAsked;
  readonly totals: JournalTotals;
}

/** The documents of a period for the books of the operator, read while they are written. */
export const makeFile: MakeFile<JournalFile> = (db, { asked, totals, format, language }) => {
  const rows = async function* () {
    let cursor: string | undefined;
    do {
      const page = await readJournal(db, asked, { cursor, limit: PAGE });
      yield* page.rows;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  };
  const head = [[titles[asked.list][language], `${asked.from} – ${asked.to}`]];
  return format === 'csv'
    ? csvFile(columns(language), rows(), notationOf(language))
    : xlsxFile(columns(language), rows(), () => [lastRow(totals, language)], head);
};

const columns = (language: TableLanguage): Column<JournalRow>[] => {
  const column = (name: keyof typeof headers, width: number, value: (row: JournalRow) => TableValue) => ({
    header: headers[name][language],
    width,
    value,
  });
  return [
    column('number', 22, ({ number }) => number),
    column('kind', 20, ({ kind }) => kinds[kind][language]),
    column('issuedOn', 12, ({ issuedOn }) => issuedOn),
    column('month', 18, ({ month }) => month),
    column('account', 10, ({ accountNumber }) => count(accountNumber)),
    column('supplier', 28, ({ supplier }) => supplier),
    column('vatId', 18, ({ vatId }) => vatId),
    column('credits', 22, ({ credits }) => credits),
    column('net', 17, ({ net }) => money(net)),
    column('vat', 12, ({ vat }) => money(vat)),
    column('total', 12, (row) => money(row.total)),
    column('currency', 9, () => 'EUR'),
  ];
};

const lastRow = ({ documents, ...sums }: JournalTotals, language: TableLanguage): TableValue[] => [
  total[language],
  count(documents),
  ...Array.from({ length: 6 }, () => null),
  money(sums.net),
  money(sums.vat),
  money(sums.total),
  'EUR',
];
