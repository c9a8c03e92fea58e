import { expect, test } from 'vitest';
import { createJustProven } from './just-proven.ts';

test('a profile counts from the moment it is proven until it is stored, and the highest of several', async () => {
  const proven = createJustProven();
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const stored = [proven.during('one', 2, first.promise), proven.during('one', 1, second.promise)];
  expect([proven.profileOf('one'), proven.profileOf('other')]).toEqual([2, 0]);
  second.resolve();
  first.resolve();
  await Promise.all(stored);
  expect(proven.profileOf('one')).toBe(0);
});

test('one that cannot be stored counts no longer, and is told', async () => {
  const proven = createJustProven();
  await expect(proven.during('one', 2, Promise.reject(new Error('no database')))).rejects.toThrow(
    'no database',
  );
  expect(proven.profileOf('one')).toBe(0);
});
