import { expect, test } from 'vitest';
import { loosensRating } from './model-rating.ts';

const ac = (maxKw: string) => ({ current: 'ac', maxKw }) as const;
const dc = (maxKw: string) => ({ current: 'dc', maxKw }) as const;

test.each([
  [null, ac('22'), false],
  [null, ac('22.01'), true],
  [null, ac('3.7'), false],
  [null, dc('300'), false],
  [ac('11'), ac('11'), false],
  [ac('11'), ac('11.01'), true],
  [ac('11'), ac('7.4'), false],
  [ac('11'), dc('50'), false],
  [ac('11'), null, true],
  [ac('43'), null, false],
  [dc('50'), ac('3.7'), true],
  [dc('50'), dc('300'), false],
  [dc('50'), null, true],
])('from %j to %j lets more be paid: %s', (before, after, loosens) => {
  expect(loosensRating(before, after)).toBe(loosens);
});
