import { sumAmounts } from '@laadpoort/domain/money/amount';
import { rowsAgainstTotal } from '@laadpoort/domain/sessions/shown-rows';
import { csvFile } from '#platform/downloads/csv-file.ts';
import type { MakeFile } from '#platform/downloads/export.ts';
import {
  kWh,
  notationOf,
  type Column,
  type TableLanguage,
  type TableValue,
} from '#platform/downloads/table.ts';
import { xlsxFile } from '#platform/downloads/xlsx-file.ts';
import { count } from './report-file.ts';
import { readMonthlyReport, type MonthlyRow, type MonthsAsked } from './store.ts';

const headers = {
  month: { en: 'Month', nl: 'Maand' },
  station: { en: 'Station', nl: 'Station' },
  sessions: { en: 'Sessions', nl: 'Sessies' },
  paid: { en: 'Paid energy (kWh)', nl: 'Betaalde energie (kWh)' },
  free: { en: 'Free energy (kWh)', nl: 'Gratis energie (kWh)' },
  amount: { en: 'Income excl. VAT', nl: 'Inkomsten excl. btw' },
  currency: { en: 'Currency', nl: 'Valuta' },
  state: { en: 'Status', nl: 'Status' },
} as const;
const running = { en: 'provisional', nl: 'voorlopig' } as const;
const total = { en: 'Total', nl: 'Totaal' } as const;
const roundedRows = {
  en: 'More in the rows than in the total, by rounding',
  nl: 'Meer in de regels dan in het totaal, door afronding',
} as const;

export interface MonthlyFile {
  readonly accountId: string;
  readonly asked: MonthsAsked;
  readonly format: 'csv' | 'xlsx';
  readonly language: TableLanguage;
}

/** The monthly report as shown. */
export const makeFile: MakeFile<MonthlyFile> = (db, { accountId, asked, format, language }) => {
  // As many as there are stations and months.
  const rows: MonthlyRow[] = [];
  const read = async function* () {
    rows.push(...(await readMonthlyReport(db, accountId, asked)));
    yield* rows;
  };
  return format === 'csv'
    ? csvFile(columns(language), read(), notationOf(language))
    : xlsxFile(columns(language), read(), () => lastRows(rows, language));
};

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

/** The total and, since each amount above it is shown in whole cents, by how much these add up to more than it. */
export const lastRows = (rows: readonly MonthlyRow[], language: TableLanguage): TableValue[][] => {
  const amounts = rows.map(({ amount }) => amount);
  const exact = sumAmounts(amounts);
  const shown = amounts.map((amount) => ({ amount, energyWh: 0, billed: true }));
  const { rounding } = rowsAgainstTotal(shown, { amount: exact, energyWh: 0 });
  const totals = [
    total[language],
    null,
    count(rows.reduce((sum, { sessions }) => sum + sessions, 0)),
    kWh(rows.reduce((sum, { paidEnergyWh }) => sum + paidEnergyWh, 0)),
    kWh(rows.reduce((sum, { freeEnergyWh }) => sum + freeEnergyWh, 0)),
    { decimal: exact, places: 2 },
    'EUR',
    null,
  ];
  if (rounding === null) return [totals];
  const difference = { decimal: rounding.amount, places: 2 };
  return [totals, [roundedRows[language], null, null, null, null, difference, 'EUR', null]];
};
