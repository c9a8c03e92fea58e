import { expect, test } from 'vitest';
import { mayApprove } from './approval.ts';

test('whoever made it cannot approve it, anybody else can, once', () => {
  const waiting = { madeById: 'noor', approvedById: null };
  expect(mayApprove(waiting, 'noor')).toBe(false);
  expect(mayApprove(waiting, 'tom')).toBe(true);
  expect(mayApprove({ ...waiting, approvedById: 'tom' }, 'mira')).toBe(false);
});
