import { expect, it } from 'vitest';
import { parseKwh } from './parse-kwh.ts';

it.each([
  ['4,25', 4250],
  ['4.25', 4250],
  [' 12 ', 12_000],
  ['0', 0],
  ['0.001', 1],
  ['4.2501', null],
  ['-1', null],
  ['1.000,5', null],
  ['', null],
  ['kWh', null],
])('reads %j as %j Wh', (typed, energyWh) => {
  expect(parseKwh(typed)).toBe(energyWh);
});
