import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundHalfUp, sumAmounts } from '../money/amount.ts';
import { rowsAgainstTotal } from './shown-rows.ts';

const cents = (amount = '0') => Math.round(Number(roundHalfUp(amount, 2)) * 100);

const row = (energyWh: number, amount: string, billed = true) => ({ energyWh, amount, billed });

test('rows that add up to the total need no word', () => {
  const rows = [row(4_250, '1.490000'), row(10, '0')];
  expect(rowsAgainstTotal(rows, { energyWh: 4_260, amount: '1.49' })).toEqual({
    unbilled: null,
    rounding: null,
  });
});

test('each rounded up is more than the total', () => {
  const rows = [row(1_005, '0.105'), row(1_005, '0.105')];
  expect(rowsAgainstTotal(rows, { energyWh: 2_010, amount: '0.21' }).rounding).toEqual({
    energyWh: 10,
    amount: '0.01',
  });
});

test('what is not billed is in the list, not in the total', () => {
  const rows = [row(1_000, '0.35'), row(2_000, '0.70', false)];
  expect(rowsAgainstTotal(rows, { energyWh: 1_000, amount: '0.35' })).toEqual({
    unbilled: { energyWh: 2_000, amount: '0.70' },
    rounding: null,
  });
});

test('a total of another moment is not explained by rounding', () => {
  expect(rowsAgainstTotal([row(5_000, '1.75')], { energyWh: 4_000, amount: '1.40' }).rounding).toBeNull();
});

test('the rows, less what is said, are the total as shown', () => {
  const rows = fc.array(
    fc.record({ energyWh: fc.nat(90_000), millionths: fc.nat(30_000_000), billed: fc.boolean() }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(rows, (given) => {
      const list = given.map(({ energyWh, millionths, billed }) =>
        row(energyWh, (millionths / 1e6).toFixed(6), billed),
      );
      const billed = list.filter((each) => each.billed);
      const total = {
        energyWh: billed.reduce((sum, { energyWh }) => sum + energyWh, 0),
        amount: sumAmounts(billed.map(({ amount }) => amount)),
      };
      const { unbilled, rounding } = rowsAgainstTotal(list, total);
      const shown = list.reduce((sum, { amount }) => sum + cents(amount), 0);
      expect(shown - cents(unbilled?.amount) - cents(rounding?.amount)).toBe(cents(total.amount));
    }),
    { numRuns: 50 },
  );
});
