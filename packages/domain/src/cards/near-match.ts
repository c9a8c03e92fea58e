/**
 * How two different canonical id tags may still be the same card. This is a hint to people, never a reason to
 * authorise: the number that the reader sends is the one to put on the whitelist.
 */
export type NearMatch = 'reversed-bytes' | 'decimal' | 'leading-zeros' | 'truncated';

const HEX = /^[0-9A-F]+$/;
const UID_LENGTHS = [8, 14, 20] as const;

/** Why `read` (from a charge point) might be `known` (an entry), or `null` if nothing suggests it. */
export const nearMatch = (read: string, known: string): NearMatch | null => {
  if (read === known || !HEX.test(read) || !HEX.test(known)) return null;
  if (reversedBytes(read) === known) return 'reversed-bytes';
  if (isDecimalOf(read, known) || isDecimalOf(known, read)) return 'decimal';
  if (paddedUid(read) === paddedUid(known)) return 'leading-zeros';
  const [short, long] = read.length < known.length ? [read, known] : [known, read];
  return short.length >= 8 && long.startsWith(short) ? 'truncated' : null;
};

/** The same bytes in the other order (`04A2E680` is `80E6A204`); `null` if the hex has half a byte. */
export const reversedBytes = (hex: string): string | null => {
  if (hex.length % 2 === 1) return null;
  return hex.match(/../g)?.toReversed().join('') ?? null;
};

/** The 4-byte UID that ten decimal digits would stand for: `3570234960` is `D4CD7650`; `null` above 2^32 - 1. */
export const uidOfDecimal = (digits: string): string | null => {
  if (!/^\d{1,10}$/.test(digits)) return null;
  const value = Number(digits);
  return value <= 0xffff_ffff ? value.toString(16).toUpperCase().padStart(8, '0') : null;
};

const isDecimalOf = (digits: string, uid: string): boolean => {
  const meant = uidOfDecimal(digits);
  return meant !== null && digits.length > 8 && (meant === uid || reversedBytes(meant) === uid);
};

const paddedUid = (hex: string): string => {
  return hex.padStart(UID_LENGTHS.find((length) => length >= hex.length) ?? hex.length, '0');
};
