import { expect, test } from 'vitest';
import { changeOf, perKwh, perSession } from './monthly-figures.ts';

test('averages are rounded half up once, and are none of nothing', () => {
  expect(perSession({ sessions: 3, paidEnergyWh: 20_305, freeEnergyWh: 4_000 })).toBe(8_102);
  expect(perSession({ sessions: 0, paidEnergyWh: 0, freeEnergyWh: 0 })).toBeNull();
  expect(perKwh({ paidEnergyWh: 20_305, amount: '7.223456' })).toBe('0.3557');
  expect(perKwh({ paidEnergyWh: 0, amount: '0' })).toBeNull();
});

test.each([
  ['7.223456', '0.123456', '5751.0'],
  ['1', '2', '-50.0'],
  ['1', '0.000000', null],
  ['0', '2', '-100.0'],
])('%s after %s is %s %%', (amount, amountBefore, percent) => {
  expect(changeOf({ amount, amountBefore })).toBe(percent);
});
