import { sumAmounts } from '@laadpoort/domain/money/amount';
import { rowsAgainstTotal } from '@laadpoort/domain/sessions/shown-rows';
import {
  ALL_STATIONS,
  countColumn,
  currencyColumn,
  energyColumn,
  money,
  type ReportDefinition,
} from '../frame/definition.ts';
import type { MonthlyRow, MonthsAsked } from './read-monthly.ts';

const RUNNING = { en: 'provisional', nl: 'voorlopig' } as const;
const ROUNDED_ROWS = {
  en: 'More in the rows than in the total, by rounding',
  nl: 'Meer in de regels dan in het totaal, door afronding',
} as const;

const amountOf = (rows: readonly MonthlyRow[]) => sumAmounts(rows.map(({ amount }) => amount));

export type AboutMonths = Pick<MonthsAsked, 'from' | 'to'> & { readonly stationName: string | null };

/** Energy and income per month and station. */
export const monthlyTable: ReportDefinition<MonthlyRow, AboutMonths> = {
  title: { en: 'Energy and income', nl: 'Energie en inkomsten' },
  about: ({ from, to, stationName }, language) => [`${from} – ${to}`, stationName ?? ALL_STATIONS[language]],
  notes: [
    {
      en: 'A session belongs to the month in which it ended.',
      nl: 'Een sessie hoort bij de maand waarin ze is afgelopen.',
    },
  ],
  columns: [
    { header: { en: 'Month', nl: 'Maand' }, width: 10, value: ({ month }) => month },
    { header: { en: 'Station', nl: 'Station' }, width: 26, value: ({ stationName }) => stationName },
    countColumn({ en: 'Sessions', nl: 'Sessies' }, 10, ({ sessions }) => sessions),
    energyColumn({ en: 'Paid energy (kWh)', nl: 'Betaalde energie (kWh)' }, 20, (row) => row.paidEnergyWh),
    energyColumn({ en: 'Free energy (kWh)', nl: 'Gratis energie (kWh)' }, 20, (row) => row.freeEnergyWh),
    {
      header: { en: 'Income excl. VAT', nl: 'Inkomsten excl. btw' },
      width: 12,
      value: ({ amount }) => money(amount),
      total: (rows) => money(amountOf(rows)),
    },
    currencyColumn,
    {
      header: { en: 'Status', nl: 'Status' },
      width: 14,
      value: ({ provisional }, language) => (provisional ? RUNNING[language] : null),
    },
  ],
  /** Since each amount above is shown in whole cents: by how much these add up to more than their total. */
  below: (rows, _about, language) => {
    const shown = rows.map(({ amount }) => ({ amount, energyWh: 0, billed: true }));
    const { rounding } = rowsAgainstTotal(shown, { amount: amountOf(rows), energyWh: 0 });
    if (rounding === null) return [];
    return [[ROUNDED_ROWS[language], null, null, null, null, money(rounding.amount), 'EUR', null]];
  },
};
