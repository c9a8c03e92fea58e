import { Money, PRICE_PLACES } from './amount.ts';

export type PriceProblem = 'empty' | 'not-a-number' | 'negative' | 'too-many-decimals' | 'too-high';

export type ParsedPrice =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: PriceProblem };

const PLAIN_NUMBER = /^\d+(?:[.,]\d*)?$|^[.,]\d+$/;
const HIGHEST = new Money('9.9999');

/**
 * A price in euro per kWh as a person types it, in Dutch or English: `"0,35"`, `"0.35"`, `"€ 0,35"`.
 * A single point or comma is always the decimal mark: below 10 euro there are no thousands to separate.
 * @returns the price with 4 decimals (`"0.3500"`), or why it is none: 0 to 9.9999, at most 4 decimals.
 */
export const parsePrice = (typed: string): ParsedPrice => {
  const text = typed.normalize('NFKC').replace(/^\s*€/, '').trim();
  if (text === '') return { ok: false, reason: 'empty' };
  if (/^-\s*[\d.,]+$/.test(text)) return { ok: false, reason: 'negative' };
  if (!PLAIN_NUMBER.test(text)) return { ok: false, reason: 'not-a-number' };
  const [whole = '', decimals = ''] = text.split(/[.,]/);
  if (decimals.length > PRICE_PLACES) return { ok: false, reason: 'too-many-decimals' };
  const price = new Money(`${whole || '0'}.${decimals || '0'}`);
  if (price.greaterThan(HIGHEST)) return { ok: false, reason: 'too-high' };
  return { ok: true, value: price.toFixed(PRICE_PLACES) };
};
