import { sumAmounts } from '@laadpoort/domain/money/amount';
import { changeOf, perKwh, perSession } from '@laadpoort/domain/reports/monthly-figures';
import {
  AMOUNT_PARTS,
  roundingOf,
  shownMoney,
  shownTotal,
  type ShownMoney,
} from '@laadpoort/domain/reports/shown-money';
import { kWh, type TableValue } from '#platform/downloads/table.ts';
import {
  ALL_STATIONS,
  count,
  countColumn,
  currencyColumn,
  energyColumn,
  money,
  sumOf,
  type ReportDefinition,
} from '../frame/definition.ts';
import type { MonthlyRow, MonthsAsked } from './read-monthly.ts';

const RUNNING = { en: 'provisional', nl: 'voorlopig' } as const;
const ROUNDED_ROWS = {
  en: 'More in the rows than in the total, by rounding',
  nl: 'Meer in de regels dan in het totaal, door afronding',
} as const;

type AboutMonths = Pick<MonthsAsked, 'from' | 'to'> & { readonly stationName: string | null };
type Definition = ReportDefinition<MonthlyRow, AboutMonths>;
type ReportColumn = Definition['columns'][number];

const amountOf = (rows: readonly MonthlyRow[]) => sumAmounts(rows.map(({ amount }) => amount));
const all = (rows: readonly MonthlyRow[]) => ({
  sessions: sumOf(rows, ({ sessions }) => sessions),
  paidEnergyWh: sumOf(rows, ({ paidEnergyWh }) => paidEnergyWh),
  freeEnergyWh: sumOf(rows, ({ freeEnergyWh }) => freeEnergyWh),
  amount: amountOf(rows),
});

const average = (row: Parameters<typeof perSession>[0]): TableValue => {
  const wh = perSession(row);
  return wh === null ? null : kWh(wh);
};
const price = (row: Parameters<typeof perKwh>[0]): TableValue => {
  const euros = perKwh(row);
  return euros === null ? null : { decimal: euros, places: 4 };
};
const change = (row: MonthlyRow): TableValue => {
  // A month that is not over is no comparison with one that is.
  const percent = row.provisional ? null : changeOf(row);
  return percent === null ? null : { decimal: percent, places: 1 };
};

const moneyColumn = (header: ReportColumn['header'], column: keyof ShownMoney): ReportColumn => ({
  header,
  width: 12,
  value: (row) => money(shownMoney(row)[column]),
  total: (rows) => money(shownTotal(rows)[column]),
});

const ADDRESS: ReportColumn = {
  header: { en: 'Address', nl: 'Adres' },
  width: 30,
  value: ({ address }) => address,
};
const WHERE: readonly ReportColumn[] = [
  { header: { en: 'Month', nl: 'Maand' }, width: 10, value: ({ month }) => month },
  { header: { en: 'Station', nl: 'Station' }, width: 26, value: ({ stationName }) => stationName },
  ADDRESS,
];
const CONNECTOR: readonly ReportColumn[] = [
  {
    header: { en: 'Charger', nl: 'Laadpaal' },
    width: 16,
    value: ({ connector }) => connector?.serialNumber ?? null,
  },
  {
    header: { en: 'Charging point', nl: 'Laadpunt' },
    width: 10,
    value: ({ connector }) => (connector === null ? null : count(connector.connectorId)),
  },
];
const INCOME_HEADERS: Readonly<Record<keyof ShownMoney, ReportColumn['header']>> = {
  start: { en: 'Of which start fee', nl: 'Waarvan starttarief' },
  energy: { en: 'Of which energy', nl: 'Waarvan energie' },
  time: { en: 'Of which time plugged in', nl: 'Waarvan tijd aangesloten' },
  idle: { en: 'Of which parking without charging', nl: 'Waarvan parkeren zonder te laden' },
  limits: { en: 'Of which minimum and maximum', nl: 'Waarvan minimum en maximum' },
  amount: { en: 'Income excl. VAT', nl: 'Inkomsten excl. btw' },
  vat: { en: 'VAT', nl: 'Btw' },
  inclVat: { en: 'Income incl. VAT', nl: 'Inkomsten incl. btw' },
};
const IN_INCOME = ['amount', ...AMOUNT_PARTS, 'vat', 'inclVat'] as const;
const INCOME = IN_INCOME.map((column) => moneyColumn(INCOME_HEADERS[column], column));
const ENERGY: readonly ReportColumn[] = [
  countColumn({ en: 'Sessions', nl: 'Sessies' }, 10, ({ sessions }) => sessions),
  energyColumn({ en: 'Paid energy (kWh)', nl: 'Betaalde energie (kWh)' }, 14, (row) => row.paidEnergyWh),
  energyColumn({ en: 'Free energy (kWh)', nl: 'Gratis energie (kWh)' }, 14, (row) => row.freeEnergyWh),
];
const AVERAGES: readonly ReportColumn[] = [
  {
    header: { en: 'kWh per session', nl: 'kWh per sessie' },
    width: 10,
    value: average,
    total: (rows) => average(all(rows)),
  },
  {
    header: { en: 'Per paid kWh, excl. VAT', nl: 'Per betaalde kWh, excl. btw' },
    width: 12,
    value: price,
    total: (rows) => price(all(rows)),
  },
  { header: { en: 'Change (%)', nl: 'Verschil (%)' }, width: 10, value: change },
  {
    header: { en: 'Status', nl: 'Status' },
    width: 12,
    value: ({ provisional }, language) => (provisional ? RUNNING[language] : null),
  },
];

const definitionOf = (
  where: readonly ReportColumn[],
  columns = [...where, ...ENERGY, ...INCOME, currencyColumn, ...AVERAGES],
): Definition => ({
  title: { en: 'Energy and income', nl: 'Energie en inkomsten' },
  about: ({ from, to, stationName }, language) => [`${from} – ${to}`, stationName ?? ALL_STATIONS[language]],
  notes: [
    {
      en: 'A session belongs to the month in which it ended. The change is that of the income against the month before.',
      nl: 'Een sessie hoort bij de maand waarin ze is afgelopen. Het verschil is dat van de inkomsten met de maand ervoor.',
    },
    {
      en: 'Minimum and maximum is what a minimum per session adds to the rest, or a maximum takes off.',
      nl: 'Minimum en maximum is wat een minimum per sessie bij de rest optelt, of een maximum ervan aftrekt.',
    },
  ],
  columns,
  onPaper: [
    [...where, ...ENERGY, ...AVERAGES],
    [...where.filter((column) => column !== ADDRESS), ...INCOME, currencyColumn],
  ],
  /** Since each amount above is shown in whole cents: by how much these add up to more than their total. */
  below: (rows, _about, language) => {
    const rounding = roundingOf(rows);
    if (rounding === null) return [];
    const cells = columns.map((column) => {
      if (column === currencyColumn) return 'EUR';
      const shown = IN_INCOME[INCOME.indexOf(column)];
      return shown === undefined ? null : money(rounding[shown]);
    });
    return [[ROUNDED_ROWS[language], ...cells.slice(1)]];
  },
});

/** Energy and income per month, and station or connector. */
export const monthlyTables = {
  station: definitionOf(WHERE),
  connector: definitionOf([...WHERE, ...CONNECTOR]),
} as const satisfies Record<MonthsAsked['by'], Definition>;
