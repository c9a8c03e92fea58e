import { describe, expect, test } from 'vitest';
import {
  isDutchPostalCode,
  isDutchVatId,
  isKvk,
  normaliseKvk,
  normalisePostalCode,
  normaliseVatId,
  yearLimitOf,
} from './party.ts';

test.each([
  ['NL000099998B57', true],
  ['nl 0000.99998.b57', true],
  ['NL000099998B58', false],
  ['NL123456782B12', true],
  ['NL123456783B12', false],
  ['BE0123456749', false],
  ['000099998B57', false],
  ['', false],
])('the Dutch VAT id %j: %s', (typed, valid) => {
  expect(isDutchVatId(normaliseVatId(typed))).toBe(valid);
});

test.each([
  ['12345678', true],
  ['1234 56.78', true],
  ['1234567', false],
  ['123456789', false],
  ['1234567A', false],
])('the number %j of the Chamber of Commerce: %s', (typed, valid) => {
  expect(isKvk(normaliseKvk(typed))).toBe(valid);
});

test.each([
  ['1012ab', '1012 AB', true],
  [' 1012  AB ', '1012 AB', true],
  ['0012 AB', '0012 AB', false],
  ['10115', '10115', false],
])('the postal code %j is %j, Dutch: %s', (typed, written, dutch) => {
  expect(normalisePostalCode(typed)).toBe(written);
  expect(isDutchPostalCode(written)).toBe(dutch);
});

describe('the limit of a calendar year', () => {
  test.each([
    ['kor', '15999.999999', 'no'],
    ['kor', '16000', 'near'],
    ['kor', '20000.000000', 'near'],
    ['kor', '20000.000001', 'over'],
    ['very-small', '1759.99', 'no'],
    ['very-small', '1760', 'near'],
    ['very-small', '2200.01', 'over'],
  ] as const)('%s with € %s: %s', (kind, amount, reached) => {
    expect(yearLimitOf(kind, amount)).toMatchObject({ reached });
  });

  test.each(['private', 'vat-nl', 'other'] as const)('%s has none', (kind) => {
    expect(yearLimitOf(kind, '1000000')).toBeNull();
  });
});
