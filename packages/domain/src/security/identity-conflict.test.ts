import { expect, test } from 'vitest';
import { isIdentityConflict, type Takeover } from './identity-conflict.ts';

const now = new Date('2026-11-18T12:00:00Z');
const takeover = (secondsAgo: number, fromAddress: string, toAddress: string): Takeover => ({
  at: new Date(now.getTime() - secondsAgo * 1_000),
  fromAddress,
  toAddress,
});

test.each<[string, readonly Takeover[], boolean]>([
  ['nothing', [], false],
  ['two between two addresses', [takeover(20, 'a', 'b'), takeover(10, 'b', 'a')], false],
  [
    'three between two addresses',
    [takeover(50, 'a', 'b'), takeover(20, 'b', 'a'), takeover(0, 'a', 'b')],
    true,
  ],
  ['three from one address', [takeover(50, 'a', 'a'), takeover(20, 'a', 'a'), takeover(0, 'a', 'a')], false],
  [
    'three, the first more than a minute ago',
    [takeover(60, 'a', 'b'), takeover(20, 'b', 'a'), takeover(0, 'a', 'b')],
    false,
  ],
])('%s', (_, takeovers, conflict) => {
  expect(isIdentityConflict(takeovers, now)).toBe(conflict);
});
