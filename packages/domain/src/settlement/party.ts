import { checkVAT, netherlands } from 'jsvat';
import { Money } from '../money/amount.ts';

/**
 * What the owner of an account is for Dutch VAT, which decides what documents about a reimbursement say: a private person,
 * a business in the scheme for small businesses (KOR), one too small to register (registratiedrempel), one that is
 * registered for VAT, and whatever else.
 */
export const PARTY_KINDS = ['private', 'kor', 'very-small', 'vat-nl', 'other'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** Digits as the Chamber of Commerce gives them, from text with spaces and points. */
export const normaliseKvk = (typed: string): string => typed.replace(/[\s.-]/g, '');
export const isKvk = (kvk: string): boolean => /^\d{8}$/.test(kvk);

/** A VAT id as it is printed, in upper case without spaces, points and dashes. */
export const normaliseVatId = (typed: string): string => typed.replace(/[\s.-]/g, '').toUpperCase();
/** Format and check digits of a Dutch VAT id, those of sole traders since 2020 too. Whether it exists, VIES knows. */
export const isDutchVatId = (vatId: string): boolean => checkVAT(vatId, [netherlands]).isValid;

/** `1012 AB`, however it was typed; other text as it is. */
export const normalisePostalCode = (typed: string): string =>
  typed
    .trim()
    .toUpperCase()
    .replace(/^(\d{4})\s*([A-Z]{2})$/, '$1 $2');
export const isDutchPostalCode = (postalCode: string): boolean => /^[1-9]\d{3} [A-Z]{2}$/.test(postalCode);

/** Turnover of a calendar year up to which a scheme may be used (Wet OB 1968, art. 25 and the threshold of 2025), in euro. */
const YEAR_LIMITS: Readonly<Partial<Record<PartyKind, string>>> = { kor: '20000', 'very-small': '2200' };
const NEAR = '0.8';

export interface YearLimit {
  /** Euro. */
  readonly limit: string;
  readonly reached: 'no' | 'near' | 'over';
}

/**
 * How near the turnover of a calendar year is to the limit of a scheme: near from 80 % of it on.
 * @param amount of the year so far, in euro without VAT
 * @returns null where there is no limit
 */
export const yearLimitOf = (kind: PartyKind, amount: string): YearLimit | null => {
  const limit = YEAR_LIMITS[kind];
  if (limit === undefined) return null;
  const share = new Money(amount).dividedBy(limit);
  if (share.greaterThan(1)) return { limit, reached: 'over' };
  return { limit, reached: share.greaterThanOrEqualTo(NEAR) ? 'near' : 'no' };
};
