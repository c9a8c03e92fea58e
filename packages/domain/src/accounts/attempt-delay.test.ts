import { expect, test } from 'vitest';
import { delayAfter } from './attempt-delay.ts';

const seconds = (failed: number) => delayAfter('person', failed) / 1_000;

test('a few attempts are free, then delays grow to a quarter of an hour', () => {
  expect([1, 4, 5, 6, 7, 8, 9, 10, 11, 1_000].map(seconds)).toEqual([
    0, 0, 30, 60, 120, 240, 480, 900, 900, 900,
  ]);
  expect(delayAfter('address', 19)).toBe(0);
  expect(delayAfter('address', 20)).toBe(30_000);
});
