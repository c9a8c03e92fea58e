import type { OpenItems } from '@laadpoort/contract/reports/open-items';
import { count, currencyColumn, money, type ReportDefinition } from '../frame/definition.ts';
import { roundHalfUp, sumAmounts } from '@laadpoort/domain/money/amount';

type Row = OpenItems['rows'][number];

const openOf = (rows: readonly Row[]) => roundHalfUp(sumAmounts(rows.map(({ open }) => open)), 2);

/** What is still to be paid on a day. */
export const openItemsTable: ReportDefinition<Row, { readonly day: string }> = {
  title: { en: 'Open items on', nl: 'Openstaande posten op' },
  about: ({ day }) => [day],
  notes: [],
  columns: [
    { header: { en: 'Document', nl: 'Document' }, width: 22, value: ({ number }) => number },
    { header: { en: 'Date', nl: 'Datum' }, width: 12, value: ({ issuedOn }) => issuedOn },
    {
      header: { en: 'Account', nl: 'Account' },
      width: 10,
      value: ({ accountNumber }) => count(accountNumber),
    },
    { header: { en: 'Supplier', nl: 'Leverancier' }, width: 28, value: ({ supplier }) => supplier },
    { header: { en: 'Total', nl: 'Totaal' }, width: 12, value: ({ total }) => money(total) },
    { header: { en: 'Credited', nl: 'Gecrediteerd' }, width: 14, value: ({ credited }) => money(credited) },
    { header: { en: 'Paid', nl: 'Betaald' }, width: 12, value: ({ paid }) => money(paid) },
    {
      header: { en: 'Open', nl: 'Openstaand' },
      width: 12,
      value: ({ open }) => money(open),
      total: (rows) => money(openOf(rows)),
    },
    currencyColumn,
  ],
};
