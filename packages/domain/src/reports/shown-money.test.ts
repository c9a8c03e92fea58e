import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundingOf, shownMoney, shownTotal, type ShownMoney } from './shown-money.ts';

const cents = (amount: string) => Math.round(Number(amount) * 100) + 0;
const COLUMNS = ['amount', 'vat', 'inclVat'] as const satisfies readonly (keyof ShownMoney)[];

test('a row with VAT is what its two parts are as shown', () => {
  expect(shownMoney({ amount: '3.024800', vat: '0.634900' })).toEqual({
    amount: '3.02',
    vat: '0.63',
    inclVat: '3.65',
  });
});

test('rows that show more and less than their total say by how much, in each column', () => {
  const row = { amount: '0.005000', vat: '0.001050' };
  expect(roundingOf([row, row, row])).toEqual({ amount: '0.01', vat: '0.00', inclVat: '0.01' });
  const less = { amount: '1.000000', vat: '0.004000' };
  expect(roundingOf([less, less])).toEqual({ amount: '0.00', vat: '-0.01', inclVat: '-0.01' });
  const opposite = { amount: '0.005000', vat: '0.004000' };
  expect(roundingOf([opposite, opposite])).toEqual({ amount: '0.01', vat: '-0.01', inclVat: '0.00' });
  expect(roundingOf([{ amount: '1.000000', vat: '0.210000' }])).toBeNull();
});

test('every row and the total add up as shown, and the note is what the rows are more than the total', () => {
  const millionths = fc
    .integer({ min: -5_000_000, max: 3_000_000_000 })
    .map((each) => (each / 1e6).toFixed(6));
  fc.assert(
    fc.property(fc.array(fc.record({ amount: millionths, vat: millionths }), { maxLength: 40 }), (rows) => {
      const shown = rows.map(shownMoney);
      const total = shownTotal(rows);
      for (const { amount, vat, inclVat } of [...shown, total])
        expect(cents(amount) + cents(vat)).toBe(cents(inclVat));
      const rounding = roundingOf(rows);
      for (const column of COLUMNS) {
        const ofRows = shown.reduce((sum, row) => sum + cents(row[column]), 0);
        expect(ofRows - cents(rounding?.[column] ?? '0')).toBe(cents(total[column]));
      }
    }),
    { numRuns: 100 },
  );
});
