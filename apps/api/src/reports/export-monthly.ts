import { sumAmounts } from '@laadpoort/domain/money/amount';
import { csvDownload } from '#platform/downloads/csv-download.ts';
import type { Download } from '#platform/http/route.ts';
import {
  kWh,
  notationOf,
  type Column,
  type TableLanguage,
  type TableValue,
} from '#platform/downloads/table.ts';
import { xlsxDownload } from '#platform/downloads/xlsx-download.ts';
import type { MonthlyRow } from './store.ts';

const headers = {
  month: { en: 'Month', nl: 'Maand' },
  station: { en: 'Station', nl: 'Station' },
  sessions: { en: 'Sessions', nl: 'Sessies' },
  paid: { en: 'Paid energy (kWh)', nl: 'Betaalde energie (kWh)' },
  free: { en: 'Free energy (kWh)', nl: 'Gratis energie (kWh)' },
  amount: { en: 'Income', nl: 'Inkomsten' },
  currency: { en: 'Currency', nl: 'Valuta' },
  state: { en: 'Status', nl: 'Status' },
} as const;
const running = { en: 'provisional', nl: 'voorlopig' } as const;
const total = { en: 'Total', nl: 'Totaal' } as const;

/** The monthly report as shown, as a file. */
export const exportMonthly = async (
  name: string,
  rows: readonly MonthlyRow[],
  { format, language }: { format: 'csv' | 'xlsx'; language: TableLanguage },
): Promise<Download> =>
  format === 'csv'
    ? csvDownload(name, columns(language), rows, notationOf(language))
    : xlsxDownload(name, columns(language), rows, () => [totalsRow(rows, language)]);

const columns = (language: TableLanguage): Column<MonthlyRow>[] => {
  const column = (name: keyof typeof headers, width: number, value: (row: MonthlyRow) => TableValue) => ({
    header: headers[name][language],
    width,
    value,
  });
  return [
    column('month', 10, ({ month }) => month),
    column('station', 26, ({ stationName }) => stationName),
    column('sessions', 10, ({ sessions }) => count(sessions)),
    column('paid', 20, ({ paidEnergyWh }) => kWh(paidEnergyWh)),
    column('free', 20, ({ freeEnergyWh }) => kWh(freeEnergyWh)),
    column('amount', 12, ({ amount }) => ({ decimal: amount, places: 2 })),
    column('currency', 9, () => 'EUR'),
    column('state', 14, ({ provisional }) => (provisional ? running[language] : null)),
  ];
};

const totalsRow = (rows: readonly MonthlyRow[], language: TableLanguage): TableValue[] => [
  total[language],
  null,
  count(rows.reduce((sum, { sessions }) => sum + sessions, 0)),
  kWh(rows.reduce((sum, { paidEnergyWh }) => sum + paidEnergyWh, 0)),
  kWh(rows.reduce((sum, { freeEnergyWh }) => sum + freeEnergyWh, 0)),
  { decimal: sumAmounts(rows.map(({ amount }) => amount)), places: 2 },
  'EUR',
  null,
];

const count = (number: number): TableValue => ({ decimal: String(number), places: 0 });
