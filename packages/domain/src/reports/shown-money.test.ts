import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumAmounts } from '../money/amount.ts';
import {
  AMOUNT_PARTS,
  roundingOf,
  shownMoney,
  shownTotal,
  type AmountParts,
  type ShownMoney,
} from './shown-money.ts';

const cents = (amount: string) => Math.round(Number(amount) * 100) + 0;
const COLUMNS = [
  ...AMOUNT_PARTS,
  'amount',
  'vat',
  'inclVat',
] as const satisfies readonly (keyof ShownMoney)[];

const NONE = { start: '0', energy: '0', time: '0', idle: '0', limits: '0' };
const ofEnergy = (amount: string, vat: string) => ({ amount, parts: { ...NONE, energy: amount }, vat });
const AS_SHOWN = { start: '0.00', time: '0.00', idle: '0.00', limits: '0.00' };

test('a row with VAT is what its two parts are as shown', () => {
  expect(shownMoney(ofEnergy('3.024800', '0.634900'))).toEqual({
    ...AS_SHOWN,
    energy: '3.02',
    amount: '3.02',
    vat: '0.63',
    inclVat: '3.65',
  });
});

test('what a row is for adds up to it as shown, and what it is not for is nothing', () => {
  const parts = { ...NONE, start: '0.005000', time: '0.005000', limits: '-0.004000' };
  expect(shownMoney({ amount: '0.006000', parts, vat: '0' })).toMatchObject({
    start: '0.01',
    energy: '0.00',
    time: '0.00',
    idle: '0.00',
    limits: '0.00',
    amount: '0.01',
  });
});

test('rows that show more and less than their total say by how much, in each column', () => {
  const row = ofEnergy('0.005000', '0.001050');
  expect(roundingOf([row, row, row])).toMatchObject({
    energy: '0.01',
    amount: '0.01',
    vat: '0.00',
    inclVat: '0.01',
  });
  const less = ofEnergy('1.000000', '0.004000');
  expect(roundingOf([less, less])).toMatchObject({ amount: '0.00', vat: '-0.01', inclVat: '-0.01' });
  const opposite = ofEnergy('0.005000', '0.004000');
  expect(roundingOf([opposite, opposite])).toMatchObject({ amount: '0.01', vat: '-0.01', inclVat: '0.00' });
  expect(roundingOf([ofEnergy('1.000000', '0.210000')])).toBeNull();
});

test('every row and the total add up as shown, and the note is what the rows are more than the total', () => {
  const millionths = fc
    .integer({ min: -5_000_000, max: 3_000_000_000 })
    .map((each) => (each / 1e6).toFixed(6));
  const parts = fc.record(
    Object.fromEntries(AMOUNT_PARTS.map((part) => [part, millionths])),
  ) as fc.Arbitrary<AmountParts>;
  const row = fc.record({ parts, vat: millionths });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (given) => {
      const rows = given.map((row) => ({ ...row, amount: sumAmounts(Object.values(row.parts)) }));
      const shown = rows.map(shownMoney);
      const total = shownTotal(rows);
      for (const { amount, vat, inclVat, ...row } of [...shown, total]) {
        expect(cents(amount) + cents(vat)).toBe(cents(inclVat));
        expect(AMOUNT_PARTS.reduce((sum, part) => sum + cents(row[part]), 0)).toBe(cents(amount));
      }
      const rounding = roundingOf(rows);
      for (const column of COLUMNS) {
        const ofRows = shown.reduce((sum, row) => sum + cents(row[column]), 0);
        expect(ofRows - cents(rounding?.[column] ?? '0')).toBe(cents(total[column]));
      }
    }),
    { numRuns: 100 },
  );
});
