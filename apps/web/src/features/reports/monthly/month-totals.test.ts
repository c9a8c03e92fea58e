import { expect, it } from 'vitest';
import { monthTotals } from './month-totals.ts';

const row = (month: string, paidEnergyWh: number, freeEnergyWh: number, amount: string) => ({
  month,
  stationId: crypto.randomUUID(),
  stationName: 'Home',
  address: 'Kade 1, 1012 AB Amsterdam',
  connector: null,
  sessions: 1,
  paidEnergyWh,
  freeEnergyWh,
  amount,
  parts: { start: '0', energy: amount, time: '0', idle: '0', limits: '0' },
  vat: '0',
  amountBefore: '0',
  provisional: month === '2026-11',
});

it('adds the stations of a month up, money without a float, and keeps months without a session', () => {
  const rows = [
    row('2026-11', 1000, 0, '0.100000'),
    row('2026-09', 500, 20, '0.000001'),
    row('2026-11', 2000, 300, '0.200000'),
  ];
  expect(monthTotals(rows, ['2026-09', '2026-10', '2026-11'])).toEqual([
    {
      month: '2026-09',
      sessions: 1,
      paidEnergyWh: 500,
      freeEnergyWh: 20,
      amount: '0.000001',
      provisional: false,
    },
    {
      month: '2026-10',
      sessions: 0,
      paidEnergyWh: 0,
      freeEnergyWh: 0,
      amount: '0.000000',
      provisional: false,
    },
    {
      month: '2026-11',
      sessions: 2,
      paidEnergyWh: 3000,
      freeEnergyWh: 300,
      amount: '0.300000',
      provisional: true,
    },
  ]);
});
