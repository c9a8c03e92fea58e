import type { OpenItems } from '@laadpoort/contract/reports/open-items';
import type { MakeFile } from '#platform/downloads/export.ts';
import type { Column, TableLanguage, TableValue } from '#platform/downloads/table.ts';
import { count, money, reportFile, type FileAsked } from './report-file.ts';

type Row = OpenItems['rows'][number];

const headers = {
  number: { en: 'Document', nl: 'Document' },
  issuedOn: { en: 'Date', nl: 'Datum' },
  account: { en: 'Account', nl: 'Account' },
  supplier: { en: 'Supplier', nl: 'Leverancier' },
  total: { en: 'Total', nl: 'Totaal' },
  credited: { en: 'Credited', nl: 'Gecrediteerd' },
  paid: { en: 'Paid', nl: 'Betaald' },
  open: { en: 'Open', nl: 'Openstaand' },
  currency: { en: 'Currency', nl: 'Valuta' },
} as const;
const title = { en: 'Open items on', nl: 'Openstaande posten op' } as const;
const sum = { en: 'Total', nl: 'Totaal' } as const;

export interface OpenItemsFile extends FileAsked {
  readonly report: OpenItems;
  readonly day: string;
}

/** What is still to be paid. */
export const makeFile: MakeFile<OpenItemsFile> = (_db, { report: { rows, open }, day, ...asked }) =>
  reportFile(
    {
      columns: columns(asked.language),
      rows,
      head: [[title[asked.language], day]],
      totals: [[sum[asked.language], ...Array.from({ length: 6 }, () => null), money(open), 'EUR']],
    },
    asked,
  );

const columns = (language: TableLanguage): Column<Row>[] => {
  const column = (name: keyof typeof headers, width: number, value: (row: Row) => TableValue) => ({
    header: headers[name][language],
    width,
    value,
  });
  return [
    column('number', 22, ({ number }) => number),
    column('issuedOn', 12, ({ issuedOn }) => issuedOn),
    column('account', 10, ({ accountNumber }) => count(accountNumber)),
    column('supplier', 28, ({ supplier }) => supplier),
    column('total', 12, ({ total }) => money(total)),
    column('credited', 14, ({ credited }) => money(credited)),
    column('paid', 12, ({ paid }) => money(paid)),
    column('open', 12, ({ open }) => money(open)),
    column('currency', 9, () => 'EUR'),
  ];
};
