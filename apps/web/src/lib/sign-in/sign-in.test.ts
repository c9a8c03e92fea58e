import { afterAll, expect, test, vi } from 'vitest';
import { signIn, signOut } from './sign-in.ts';

// The client keeps both as it is loaded.
const fetch = vi.hoisted(() => {
  const answer = vi.fn<() => Promise<Response>>();
  vi.stubGlobal('window', { location: { origin: 'http://localhost:3000' } });
  vi.stubGlobal('fetch', answer);
  return answer;
});
afterAll(() => vi.unstubAllGlobals());

test('a server that is away says so, and keeps nobody from trying again', async () => {
  fetch.mockRejectedValue(new TypeError('fetch failed'));
  expect(await signIn('eva@example.com', 'a password')).toEqual({ ok: false, reason: 'unreachable' });
  expect(await signOut()).toBe(false);
});

test.each([
  [401, 'wrong'],
  [403, 'suspended'],
  [421, 'wrong-address'],
  [429, 'too-many'],
  [503, 'unreachable'],
])('an answer of %i is told as %s', async (status, reason) => {
  fetch.mockImplementation(async () => Response.json({ code: 'x' }, { status }));
  expect(await signIn('eva@example.com', 'a password')).toEqual({ ok: false, reason });
  expect(await signOut()).toBe(false);
});

test('a sign-in that has ended has ended', async () => {
  fetch.mockImplementation(async () => Response.json({ success: true }));
  expect(await signOut()).toBe(true);
});
