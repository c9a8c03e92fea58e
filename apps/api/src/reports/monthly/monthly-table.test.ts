import { expect, test } from 'vitest';
import { lastRowsOf, tableOf } from '../frame/definition.ts';
import { monthlyTables } from './monthly-table.ts';

const row = (amount: string) => ({
  month: '2026-11',
  stationId: '0198c0de-0000-7000-8000-000000000000',
  stationName: 'Office',
  address: 'Kade 1, 1012 AB Amsterdam',
  connector: null,
  sessions: 2,
  paidEnergyWh: 1_500,
  freeEnergyWh: 0,
  amount,
  parts: { start: '0', energy: amount, time: '0', idle: '0', limits: '0' },
  vat: '0.5',
  amountBefore: '0',
  provisional: false,
});
const about = { from: '2026-11', to: '2026-11', stationName: null };
const lastRows = (amounts: readonly string[], language: 'en' | 'nl') =>
  lastRowsOf(monthlyTables.station, { rows: amounts.map(row), about }, language);
const amountsIn = (amounts: readonly string[]) => lastRows(amounts, 'en').map((cells) => cells[6]);

test('the total of a monthly sheet, with what the rows above it show in sum', () => {
  expect(lastRows(['1.000000', '2.500000'], 'nl')).toEqual([
    [
      'Totaal',
      null,
      null,
      { decimal: '4', places: 0 },
      { decimal: '3.000', places: 3 },
      { decimal: '0.000', places: 3 },
      { decimal: '3.50', places: 2 },
      { decimal: '0.00', places: 2 },
      { decimal: '3.50', places: 2 },
      ...Array.from({ length: 3 }, () => ({ decimal: '0.00', places: 2 })),
      { decimal: '1.00', places: 2 },
      { decimal: '4.50', places: 2 },
      'EUR',
      { decimal: '0.750', places: 3 },
      { decimal: '1.1667', places: 4 },
      null,
      null,
    ],
  ]);
});

test.each([
  ['more', ['0.005000', '0.005000', '0.005000'], '0.02', '0.01'],
  ['less', ['0.004000', '0.004000'], '0.01', '-0.01'],
])('rows that show %s than the total say by how much', (_, amounts, total, difference) => {
  expect(amountsIn(amounts)).toEqual([
    { decimal: total, places: 2 },
    { decimal: difference, places: 2 },
  ]);
});

test('a row in a file is what its parts are as shown, and with VAT what its income and its VAT are', () => {
  const { columns } = tableOf(monthlyTables.station, about, 'en');
  const parts = {
    start: '0.500000',
    energy: '2.024800',
    time: '0.000000',
    idle: '0.750000',
    limits: '-0.250000',
  };
  const given = { ...row('3.024800'), parts, vat: '0.634900' };
  const shown = columns.slice(6, 14).map(({ value }) => value(given));
  expect(shown).toEqual(
    ['3.02', '0.50', '2.02', '0.00', '0.75', '-0.25', '0.63', '3.65'].map((decimal) => ({
      decimal,
      places: 2,
    })),
  );
});

test('VAT and income with VAT say by how much their rows are more than the total', () => {
  const rows = Array.from({ length: 3 }, () => ({ ...row('0.005000'), vat: '0.005000' }));
  const [, note] = lastRowsOf(monthlyTables.station, { rows, about }, 'en');
  expect(note?.slice(6, 15)).toEqual([
    { decimal: '0.01', places: 2 },
    { decimal: '0.00', places: 2 },
    { decimal: '0.01', places: 2 },
    ...Array.from({ length: 3 }, () => ({ decimal: '0.00', places: 2 })),
    { decimal: '0.01', places: 2 },
    { decimal: '0.02', places: 2 },
    'EUR',
  ]);
});
