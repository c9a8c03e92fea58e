import type { Reimbursements } from '@laadpoort/contract/reports/reimbursements';
import { currencyColumn, energyColumn, money, type ReportDefinition } from '../frame/definition.ts';
import { KINDS } from '../frame/document-words.ts';
import { roundHalfUp, sumAmounts } from '@laadpoort/domain/money/amount';

type Row = Reimbursements['rows'][number];

const STATES = {
  final: { en: 'to be paid', nl: 'nog te betalen' },
  'in-payout': { en: 'in payout', nl: 'in uitbetaling' },
  paid: { en: 'paid', nl: 'betaald' },
  returned: { en: 'returned by the bank', nl: 'teruggestort door de bank' },
  credited: { en: 'credited', nl: 'gecrediteerd' },
} as const;
const RECEIVED = { en: 'Received in', nl: 'Ontvangen in' } as const;

const amountColumn = (header: Record<'en' | 'nl', string>, width: number, amount: (row: Row) => string) => ({
  header,
  width,
  value: (row: Row) => money(amount(row)),
  total: (rows: readonly Row[]) => money(roundHalfUp(sumAmounts(rows.map(amount)), 2)),
});

/** The documents about a year, with what was received in it. */
export const reimbursementsTable: ReportDefinition<Row, Pick<Reimbursements, 'year' | 'received'>> = {
  title: { en: 'Reimbursements', nl: 'Vergoedingen' },
  about: ({ year }) => [year],
  notes: [
    {
      en: 'The documents about energy that was delivered in the year. Credit notes are negative.',
      nl: 'De documenten over energie die in het jaar is geleverd. Creditnota’s zijn negatief.',
    },
  ],
  columns: [
    { header: { en: 'Document', nl: 'Document' }, width: 22, value: ({ number }) => number },
    { header: { en: 'Kind', nl: 'Soort' }, width: 20, value: ({ kind }, language) => KINDS[kind][language] },
    { header: { en: 'Month', nl: 'Maand' }, width: 10, value: ({ month }) => month },
    { header: { en: 'Date', nl: 'Datum' }, width: 12, value: ({ issuedOn }) => issuedOn },
    energyColumn({ en: 'Energy (kWh)', nl: 'Energie (kWh)' }, 14, ({ energyWh }) => energyWh),
    amountColumn({ en: 'Amount excl. VAT', nl: 'Bedrag excl. btw' }, 17, ({ net }) => net),
    amountColumn({ en: 'VAT', nl: 'Btw' }, 12, ({ vat }) => vat),
    amountColumn({ en: 'Total', nl: 'Totaal' }, 12, ({ total }) => total),
    currencyColumn,
    {
      header: { en: 'Status', nl: 'Status' },
      width: 24,
      value: ({ state }, language) => state && STATES[state][language],
    },
    { header: { en: 'Paid on', nl: 'Betaald op' }, width: 12, value: ({ paidOn }) => paidOn },
  ],
  below: (_rows, { year, received }, language) => [
    [
      `${RECEIVED[language]} ${year}`,
      ...Array.from({ length: 6 }, () => null),
      money(received),
      'EUR',
      null,
      null,
    ],
  ],
};
