import { expect, test } from 'vitest';
import { co2FactorOf, co2Of } from './co2.ts';

const factor = (year: number, gramsPerKwh: number) => ({ year, gramsPerKwh, source: 'somebody' });

test('a year has the newest factor that is about it or an earlier one', () => {
  const factors = [factor(2021, 374), factor(2024, 300), factor(2024, 290), factor(2026, 200)] as const;
  const of = (year: string) => co2FactorOf(year, [...factors]).gramsPerKwh;
  expect([of('2025'), of('2024'), of('2023'), of('2026'), of('2019')]).toEqual([290, 290, 374, 200, 374]);
  expect(co2FactorOf('2026')).toMatchObject({ year: 2021, gramsPerKwh: 374 });
});

test('kilograms are rounded half up, once', () => {
  expect(co2Of(1_000_000, factor(2021, 374))).toBe('374.0');
  expect(co2Of(1_000, factor(2021, 450))).toBe('0.5');
  expect(co2Of(0, factor(2021, 374))).toBe('0.0');
});
