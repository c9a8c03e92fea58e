import type { ReconciliationRow, ReconciliationTotals } from '@laadpoort/contract/reports/reconciliation';
import type { MakeFile } from '#platform/downloads/export.ts';
import { count, currencyColumn, money, tableOf, type ReportDefinition } from '../frame/definition.ts';
import { reportFile, type FileAsked } from '../frame/report-file.ts';
import { readReconciliation } from './read-reconciliation.ts';

const PAGE = 500;
const TOTAL = { en: 'Total', nl: 'Totaal' } as const;

const amountColumn = (
  header: Record<'en' | 'nl', string>,
  width: number,
  amount: (row: ReconciliationRow) => string,
) => ({ header, width, value: (row: ReconciliationRow) => money(amount(row)) });

const reconciliationTable: ReportDefinition<ReconciliationRow, { readonly month: string }> = {
  title: { en: 'Billed and reimbursed', nl: 'Verrekend en vergoed' },
  about: ({ month }) => [month],
  notes: [
    {
      en: 'Without VAT. Billed: sessions that ended in the month. Reimbursed: documents about the month, less credit notes.',
      nl: 'Zonder btw. Verrekend: sessies die in de maand zijn afgelopen. Vergoed: documenten over de maand, creditnota’s eraf.',
    },
  ],
  columns: [
    {
      header: { en: 'Account', nl: 'Account' },
      width: 10,
      value: ({ accountNumber }) => count(accountNumber),
    },
    { header: { en: 'Name', nl: 'Naam' }, width: 28, value: ({ accountName }) => accountName },
    amountColumn({ en: 'Billed', nl: 'Verrekend' }, 14, ({ billed }) => billed),
    amountColumn({ en: 'Reimbursed', nl: 'Vergoed' }, 14, ({ reimbursed }) => reimbursed),
    amountColumn({ en: 'Difference', nl: 'Verschil' }, 14, ({ difference }) => difference),
    amountColumn({ en: 'In no document', nl: 'In geen document' }, 20, ({ unsettled }) => unsettled),
    amountColumn(
      {
        en: 'In another month’s document, or rounding',
        nl: 'In dat van een andere maand, of door afronding',
      },
      24,
      ({ other }) => other,
    ),
    currencyColumn,
  ],
};

export interface ReconciliationFile extends FileAsked {
  readonly month: string;
  readonly totals: ReconciliationTotals;
}

/** All accounts of a month, read while they are written. */
export const makeFile: MakeFile<ReconciliationFile> = (db, { month, totals, ...file }) => {
  const rows = async function* () {
    let after = 0;
    for (;;) {
      const page = await readReconciliation(db, month, { after, limit: PAGE });
      yield* page.rows;
      if (page.nextCursor === null) return;
      after = Number(page.nextCursor);
    }
  };
  const table = tableOf(reconciliationTable, { month }, file.language);
  return reportFile(table, rows(), () => [lastRow(totals, file)], file);
};

const lastRow = (
  { accounts, billed, reimbursed, difference }: ReconciliationTotals,
  { language }: FileAsked,
) => [
  TOTAL[language],
  count(accounts),
  money(billed),
  money(reimbursed),
  money(difference),
  null,
  null,
  'EUR',
];
