/** Crockford's: no i, l, o and u, which are misread or make words. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 80 bits. As long as the shortest password that some chargers take (16 bytes, docs/protocol/security.md). */
export const PAIRING_CODE_BYTES = 10;
const LENGTH = 16;
const CODE = /^[0-9a-hjkmnp-tv-z]{16}$/;

/** A code that is typed into a charger, from random bytes. */
export const pairingCodeOf = (random: Uint8Array): string => {
  const bits = [...random].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = bits.match(/.{5}/g) ?? [];
  return digits.map((digit) => ALPHABET[Number.parseInt(digit, 2)]).join('');
};

/** The code that somebody typed: in any case, with dashes, and with letters for the digits that they look like. */
export const readPairingCode = (typed: string): string | null => {
  if (typed.length > 2 * LENGTH) return null;
  const code = typed.trim().toLowerCase().replaceAll('-', '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return CODE.test(code) ? code : null;
};
