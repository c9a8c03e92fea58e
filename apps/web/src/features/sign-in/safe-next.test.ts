import { expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

test.each([
  ['/activity?from=2026-11-01#top', '/activity?from=2026-11-01#top'],
  [null, '/'],
  ['', '/'],
  ['activity', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example', '/'],
  [String.raw`/\evil.example`, '/'],
  [String.raw`\\evil.example`, '/'],
  ['/\t/evil.example', '/'],
  ['/\n\\evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/a/..//evil.example', '/'],
  ['javascript:alert(1)', '/'],
])('after signing in, %j leads to %s', (next, page) => {
  expect(safeNext(next, 'https://portal.example')).toBe(page);
});
