/**
 * E-mobility account identifiers (contract ids): country 2 letters, provider 3, instance 9, optional check
 * character; 14 or 15 characters bare. Hyphens are optional, but all or none.
 */
const BARE = /^[A-Z]{2}[0-9A-Z]{3}[0-9A-Z]{9}[0-9A-Z]?$/;
const HYPHENATED = /^[A-Z]{2}-[0-9A-Z]{3}-[0-9A-Z]{9}(?:-[0-9A-Z])?$/;
const SYMBOLS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The bare upper-case form of a contract id, or `null` if the text does not have that form. */
export const bareEmaid = (text: string): string | null => {
  const upper = text.toUpperCase();
  if (HYPHENATED.test(upper)) return upper.replaceAll('-', '');
  return BARE.test(upper) ? upper : null;
};

/**
 * The check character of the first 14 characters of a bare contract id, by the eMI3 rule: character i, written as
 * a pair of bits and a pair of ternary digits, is multiplied by the i-th power of a matrix mod 2 and one mod 3,
 * and the fifteenth character makes both sums zero.
 */
export const emaidCheckCharacter = (bare: string): string => {
  let [bitHigh, bitLow, tritHigh, tritLow] = [0, 0, 0, 0];
  // Horner's scheme from the back: sum = (sum + digit) × matrix.
  for (let position = 13; position >= 0; position--) {
    const value = SYMBOLS.indexOf(bare.charAt(position));
    const [a, b] = [bitHigh + Math.floor(value / 18), bitLow + (Math.floor(value / 9) % 2)];
    const [c, d] = [tritHigh + (Math.floor(value / 3) % 3), tritLow + (value % 3)];
    [bitHigh, bitLow] = [b % 2, (a + b) % 2];
    [tritHigh, tritLow] = [d % 3, (c + 2 * d) % 3];
  }
  // check × P^15 = -sum. The matrix mod 2 has order 3 (P^15 = 1); the one mod 3 has order 8 (P^-15 = P).
  const [high, low] = [(2 * tritLow) % 3, (2 * tritHigh + tritLow) % 3];
  return SYMBOLS.charAt(bitHigh * 18 + bitLow * 9 + high * 3 + low);
};

/**
 * Whether a bare contract id's check character is right; `null` if it has none. A wrong one is only a warning: some
 * cards are printed with wrong check characters.
 */
export const hasRightCheckCharacter = (bare: string): boolean | null => {
  return bare.length === 15 ? bare.charAt(14) === emaidCheckCharacter(bare) : null;
};
