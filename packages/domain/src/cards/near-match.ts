/**
 * How two different canonical id tags may still be the same card. This is a hint to people, never a reason to
 * authorise: the number that the reader sends is the one to put on the whitelist.
 */
export const NEAR_MATCHES = ['reversed-bytes', 'decimal', 'leading-zeros', 'truncated'] as const;
export type NearMatch = (typeof NEAR_MATCHES)[number];

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

/** The first of the known cards that `read` might be in another notation; `null` if there is none, or it is one. */
export const twinOf = <Card extends { readonly uid: string }>(
  read: string,
  known: readonly Card[],
): { readonly card: Card; readonly match: NearMatch } | null => {
  if (known.some(({ uid }) => uid === read)) return null;
  for (const card of known) {
    const match = nearMatch(read, card.uid);
    if (match !== null) return { card, match };
  }
  return null;
};

/** The same bytes in the other order (`04A2E680` is `80E6A204`); `null` if the hex has half a byte. */
export const reversedBytes = (hex: string): string | null => {
  if (hex.length % 2 === 1) return null;
  return hex.match(/../g)?.toReversed().join('') ?? null;
};

/**
 * The UID that decimal digits would stand for: up to ten are 4 bytes (`3570234960` is `D4CD7650`; `null` above 2^32 - 1),
 * 15 to 17 are 7 bytes. Fourteen digits are a UID in hex that happens to have no letters.
 */
export const uidOfDecimal = (digits: string): string | null => {
  const bytes = /^\d{1,10}$/.test(digits) ? 4 : /^\d{15,17}$/.test(digits) ? 7 : null;
  if (bytes === null) return null;
  const hex = BigInt(digits).toString(16).toUpperCase();
  return hex.length <= 2 * bytes ? hex.padStart(2 * bytes, '0') : null;
};

const isDecimalOf = (digits: string, uid: string): boolean => {
  const meant = uidOfDecimal(digits);
  return meant !== null && digits.length > 8 && (meant === uid || reversedBytes(meant) === uid);
};

const paddedUid = (hex: string): string => {
  return hex.padStart(UID_LENGTHS.find((length) => length >= hex.length) ?? hex.length, '0');
};
