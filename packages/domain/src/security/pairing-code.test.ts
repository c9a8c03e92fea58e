import { assert, property, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { PAIRING_CODE_BYTES, pairingCodeOf, readPairingCode } from './pairing-code.ts';

const bytes = uint8Array({ minLength: PAIRING_CODE_BYTES, maxLength: PAIRING_CODE_BYTES });

test('a code is 16 characters, one for each five of its bits, and fits an address', () => {
  expect(pairingCodeOf(new Uint8Array(10))).toBe('0000000000000000');
  expect(pairingCodeOf(new Uint8Array(10).fill(255))).toBe('zzzzzzzzzzzzzzzz');
  assert(
    property(bytes, bytes, (one, other) => {
      expect(pairingCodeOf(one)).toMatch(/^[0-9a-z]{16}$/);
      expect(pairingCodeOf(one) === pairingCodeOf(other)).toBe(String(one) === String(other));
    }),
  );
});

test('a code is read however it was typed', () => {
  assert(
    property(bytes, (random) => {
      const code = pairingCodeOf(random);
      const typed = code
        .replaceAll('0', 'O')
        .replaceAll('1', 'l')
        .replaceAll(/(.{4})(?=.)/g, '$1-');
      expect(readPairingCode(code)).toBe(code);
      expect(readPairingCode(` ${typed.toUpperCase()}`)).toBe(code);
    }),
  );
});

test.each(['', '000000000000000', '00000000000000000', 'uuuuuuuuuuuuuuuu', '0000 0000 0000 0000 0'])(
  '%j is no code',
  (typed) => {
    expect(readPairingCode(typed)).toBeNull();
  },
);
