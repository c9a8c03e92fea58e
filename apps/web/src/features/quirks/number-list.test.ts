import { expect, test } from 'vitest';
import { fromList, toList } from './number-list.ts';

test('numbers are read as they are written', () => {
  expect(toList([6, 8, 12.5])).toBe('6, 8, 12.5');
  expect(fromList(toList([6, 8, 12.5]))).toEqual([6, 8, 12.5]);
});

test('what is not finished is left out', () => {
  expect(fromList('6,, ten 13;16 A')).toEqual([6, 13, 16]);
});
