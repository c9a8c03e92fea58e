import { base32 } from '@better-auth/utils/base32';
import { expect, test } from 'vitest';
import { makeRecoveryCodes, makeSecret, stepOfCode, urlOf } from './codes.ts';

const secret = base32.encode('12345678901234567890', { padding: false });

// RFC 6238, appendix B, SHA-1; the last six of its eight digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('at %i s the code is %s', async (seconds, code) => {
  const now = new Date(seconds * 1_000);
  expect(await stepOfCode(secret, code, { now, lastStep: 0 })).toBe(Math.floor(seconds / 30));
});

const at = (seconds: number, lastStep = 0) =>
  stepOfCode(secret, '081804', { now: new Date(seconds * 1_000), lastStep });
const step = 37_037_036;

test('a code is taken half a minute early and late, and no more', async () => {
  expect(await at((step - 1) * 30)).toBe(step);
  expect(await at((step + 2) * 30 - 1)).toBe(step);
  expect(await at((step - 1) * 30 - 1)).toBeNull();
  expect(await at((step + 2) * 30)).toBeNull();
});

test('a code works once, and none before it after that', async () => {
  expect(await at(step * 30, step - 1)).toBe(step);
  expect(await at(step * 30, step)).toBeNull();
  expect(await at(step * 30, step + 1)).toBeNull();
});

test('secrets have 160 bits, recovery codes 120 each', () => {
  expect(base32.decode(makeSecret())).toHaveLength(20);
  const codes = makeRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}$/);
});

test('the address for the app names the portal and the person', () => {
  expect(urlOf(secret, 'olga@example.com')).toBe(
    `otpauth://totp/Laadpoort:olga%40example.com?secret=${secret}&issuer=Laadpoort&digits=6&period=30`,
  );
});
