import type { Reimbursements } from '@laadpoort/contract/reports/reimbursements';
import type { MakeFile } from '#platform/downloads/export.ts';
import { kWh, type Column, type TableLanguage, type TableValue } from '#platform/downloads/table.ts';
import { money, reportFile, type FileAsked } from './report-file.ts';

type Row = Reimbursements['rows'][number];

const headers = {
  number: { en: 'Document', nl: 'Document' },
  kind: { en: 'Kind', nl: 'Soort' },
  month: { en: 'Month', nl: 'Maand' },
  issuedOn: { en: 'Date', nl: 'Datum' },
  energy: { en: 'Energy (kWh)', nl: 'Energie (kWh)' },
  net: { en: 'Amount excl. VAT', nl: 'Bedrag excl. btw' },
  vat: { en: 'VAT', nl: 'Btw' },
  total: { en: 'Total', nl: 'Totaal' },
  currency: { en: 'Currency', nl: 'Valuta' },
  state: { en: 'Status', nl: 'Status' },
  paidOn: { en: 'Paid on', nl: 'Betaald op' },
} as const;
const kinds = {
  invoice: { en: 'invoice', nl: 'factuur' },
  statement: { en: 'statement', nl: 'vergoedingsoverzicht' },
  'invoice-credit': { en: 'credit note', nl: 'creditnota' },
  'statement-credit': { en: 'credit note', nl: 'creditnota' },
} as const;
const states = {
  final: { en: 'to be paid', nl: 'nog te betalen' },
  'in-payout': { en: 'in payout', nl: 'in uitbetaling' },
  paid: { en: 'paid', nl: 'betaald' },
  returned: { en: 'returned by the bank', nl: 'teruggestort door de bank' },
  credited: { en: 'credited', nl: 'gecrediteerd' },
} as const;
const about = {
  en: (year: string) => `Documents about energy delivered in ${year}`,
  nl: (year: string) => `Documenten over energie die in ${year} is geleverd`,
} as const;
const received = {
  en: (year: string) => `Received in ${year}`,
  nl: (year: string) => `Ontvangen in ${year}`,
} as const;
const total = { en: 'Total', nl: 'Totaal' } as const;

export interface ReimbursementsFile extends FileAsked {
  readonly report: Reimbursements;
}

/** The documents about a year as shown, with what was received in it. */
export const makeFile: MakeFile<ReimbursementsFile> = (_db, { report, ...asked }) =>
  reportFile(
    {
      columns: columns(asked.language),
      rows: report.rows,
      head: [[about[asked.language](report.year)]],
      totals: lastRows(report, asked.language),
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
    column('kind', 20, ({ kind }) => kinds[kind][language]),
    column('month', 10, ({ month }) => month),
    column('issuedOn', 12, ({ issuedOn }) => issuedOn),
    column('energy', 14, ({ energyWh }) => kWh(energyWh)),
    column('net', 17, ({ net }) => money(net)),
    column('vat', 12, ({ vat }) => money(vat)),
    column('total', 12, ({ total }) => money(total)),
    column('currency', 9, () => 'EUR'),
    column('state', 24, ({ state }) => state && states[state][language]),
    column('paidOn', 12, ({ paidOn }) => paidOn),
  ];
};

const lastRows = ({ totals, received: paid, year }: Reimbursements, language: TableLanguage) => [
  [
    total[language],
    null,
    null,
    null,
    kWh(totals.energyWh),
    money(totals.net),
    money(totals.vat),
    money(totals.total),
    'EUR',
    null,
    null,
  ],
  [received[language](year), null, null, null, null, null, null, money(paid), 'EUR', null, null],
];
