import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundHalfUp, sumAmounts } from './amount.ts';
import { parsePrice } from './parse-price.ts';

const microEuros = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });

const asAmount = (micros: bigint): string => {
  const digits = (micros < 0n ? -micros : micros).toString().padStart(7, '0');
  return `${micros < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
};

describe('rounding', () => {
  test.each([
    ['20.125', 2, '20.13'],
    ['20.124999', 2, '20.12'],
    ['-20.125', 2, '-20.13'],
    ['0.247933884', 4, '0.2479'],
    ['1.005', 2, '1.01'],
    ['0.0000005', 6, '0.000001'],
    ['123456789012345678.125', 2, '123456789012345678.13'],
  ])('%s to %i places is %s', (amount, places, rounded) => {
    expect(roundHalfUp(amount, places)).toBe(rounded);
  });

  test('is at most half a cent off and keeps two places', () => {
    fc.assert(
      fc.property(microEuros, (micros) => {
        const rounded = roundHalfUp(asAmount(micros), 2);
        expect(rounded).toMatch(/^-?\d+\.\d\d$/);
        const distance = BigInt(rounded.replace('.', '')) * 10_000n - micros;
        expect(distance >= -5000n && distance <= 5000n).toBe(true);
      }),
    );
  });
});

test('a sum is exact whatever the order', () => {
  fc.assert(
    fc.property(fc.array(microEuros, { maxLength: 50 }), (micros) => {
      const expected = asAmount(micros.reduce((sum, value) => sum + value, 0n));
      expect(sumAmounts(micros.map(asAmount))).toBe(expected);
      expect(sumAmounts(micros.map(asAmount).toReversed())).toBe(expected);
    }),
  );
  expect(sumAmounts(['0.1', '0.2'])).toBe('0.300000');
});

describe('a price as typed', () => {
  test.each([
    ['0,35', '0.3500'],
    ['0.35', '0.3500'],
    ['€ 0,35', '0.3500'],
    [' ,3 ', '0.3000'],
    ['1.234', '1.2340'],
    ['1,234', '1.2340'],
    ['0', '0.0000'],
    ['00,5', '0.5000'],
    ['9,9999', '9.9999'],
    ['5.', '5.0000'],
    ['0,35', '0.3500'],
  ])('%j is %s', (typed, value) => {
    expect(parsePrice(typed)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['€', 'empty'],
    ['free', 'not-a-number'],
    ['1.234,56', 'not-a-number'],
    ['1e-2', 'not-a-number'],
    ['0x1', 'not-a-number'],
    ['.', 'not-a-number'],
    ['-0,10', 'negative'],
    ['0,12345', 'too-many-decimals'],
    ['10', 'too-high'],
  ])('%j is refused: %s', (typed, reason) => {
    expect(parsePrice(typed)).toEqual({ ok: false, reason });
  });

  test('point and comma mean the same, and the result reads back as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (tenThousandths) => {
        const value = (tenThousandths / 10_000).toFixed(4);
        expect(parsePrice(value)).toEqual({ ok: true, value });
        expect(parsePrice(value.replace('.', ','))).toEqual({ ok: true, value });
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => typeof parsePrice(typed).ok === 'boolean'),
    );
  });
});
