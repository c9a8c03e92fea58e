import { expect, test } from 'vitest';
import { fromLines, toLines } from './measurand-lines.ts';

test('lines are read as they are written', () => {
  const measurands = { 'Current.Export': 'Current.Import', SoC: 'ignore' };
  expect(toLines(measurands)).toBe('Current.Export = Current.Import\nSoC = ignore');
  expect(fromLines(toLines(measurands))).toEqual(measurands);
});

test('what is not finished is left out', () => {
  expect(fromLines('SoC=ignore\n\nVoltage =\n= Voltage\nPower')).toEqual({ SoC: 'ignore' });
});
