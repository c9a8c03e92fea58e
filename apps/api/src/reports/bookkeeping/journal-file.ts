import type { JournalRow, JournalTotals } from '@laadpoort/contract/reports/journal';
import type { MakeFile } from '#platform/downloads/export.ts';
import { count, currencyColumn, money, tableOf, type ReportDefinition } from '../frame/definition.ts';
import { KINDS } from '../frame/document-words.ts';
import { reportFile, type FileAsked } from '../frame/report-file.ts';
import { readJournal, type JournalAsked } from './read-journal.ts';

const PAGE = 1_000;

const TITLES = {
  journal: { en: 'Documents by date', nl: 'Documenten op datum' },
  'input-vat': { en: 'Input VAT by date', nl: 'Voorbelasting op datum' },
} as const;
const TOTAL = { en: 'Total', nl: 'Totaal' } as const;

const amountColumn = (
  header: Record<'en' | 'nl', string>,
  width: number,
  amount: (row: JournalRow) => string,
) => ({ header, width, value: (row: JournalRow) => money(amount(row)) });

const journalTable: Omit<ReportDefinition<JournalRow, JournalAsked>, 'title'> = {
  about: ({ from, to }) => [`${from} – ${to}`],
  notes: [],
  columns: [
    { header: { en: 'Document', nl: 'Document' }, width: 22, value: ({ number }) => number },
    { header: { en: 'Kind', nl: 'Soort' }, width: 20, value: ({ kind }, language) => KINDS[kind][language] },
    { header: { en: 'Date', nl: 'Datum' }, width: 12, value: ({ issuedOn }) => issuedOn },
    { header: { en: 'Month of delivery', nl: 'Maand van levering' }, width: 18, value: ({ month }) => month },
    {
      header: { en: 'Account', nl: 'Account' },
      width: 10,
      value: ({ accountNumber }) => count(accountNumber),
    },
    { header: { en: 'Supplier', nl: 'Leverancier' }, width: 28, value: ({ supplier }) => supplier },
    { header: { en: 'VAT id', nl: 'Btw-id' }, width: 18, value: ({ vatId }) => vatId },
    { header: { en: 'Credits', nl: 'Crediteert' }, width: 22, value: ({ credits }) => credits },
    amountColumn({ en: 'Amount excl. VAT', nl: 'Bedrag excl. btw' }, 17, ({ net }) => net),
    amountColumn({ en: 'VAT', nl: 'Btw' }, 12, ({ vat }) => vat),
    amountColumn({ en: 'Total', nl: 'Totaal' }, 12, ({ total }) => total),
    currencyColumn,
  ],
};

export interface JournalFile extends FileAsked {
  readonly asked: JournalAsked;
  readonly totals: JournalTotals;
}

/** The documents of a period for the books of the operator, read while they are written. */
export const makeFile: MakeFile<JournalFile> = (db, { asked, totals, ...file }) => {
  const rows = async function* () {
    let cursor: string | undefined;
    do {
      const page = await readJournal(db, asked, { cursor, limit: PAGE });
      yield* page.rows;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  };
  const table = tableOf({ ...journalTable, title: TITLES[asked.list] }, asked, file.language);
  return reportFile(table, rows(), () => [lastRow(totals, file)], file);
};

const lastRow = ({ documents, net, vat, total }: JournalTotals, { language }: FileAsked) => [
  TOTAL[language],
  count(documents),
  ...Array.from({ length: 6 }, () => null),
  money(net),
  money(vat),
  money(total),
  'EUR',
];
