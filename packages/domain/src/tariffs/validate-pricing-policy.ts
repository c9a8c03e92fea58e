import { Money } from '../money/amount.ts';
import { parsePrice, type PriceProblem } from '../money/parse-price.ts';

/**
 * Warnings before publishing a price; none of them forbids it. Above 0.45 €/kWh a home charging reimbursement may raise
 * questions from the Dutch tax authorities; above 0.85 €/kWh it is more expensive than public fast charging.
 */
export type PricingWarning = 'notably-high' | 'very-high' | 'becomes-free';

export type PricingPolicyCheck =
  | { readonly ok: true; readonly pricePerKwh: string; readonly warnings: readonly PricingWarning[] }
  | { readonly ok: false; readonly field: 'pricePerKwh'; readonly reason: PriceProblem };

const NOTABLY_HIGH_PER_KWH = '0.45';
const VERY_HIGH_PER_KWH = '0.85';

/**
 * Checks a price per kWh as typed (0.0000 to 9.9999 €).
 * @param currentPricePerKwh the price that this one replaces, `null` when it is the first.
 */
export const validatePricingPolicy = (
  typed: string,
  currentPricePerKwh: string | null,
): PricingPolicyCheck => {
  const parsed = parsePrice(typed);
  if (!parsed.ok) return { ok: false, field: 'pricePerKwh', reason: parsed.reason };
  const price = new Money(parsed.value);
  const warnings: PricingWarning[] = [];
  if (price.greaterThan(VERY_HIGH_PER_KWH)) warnings.push('very-high');
  else if (price.greaterThan(NOTABLY_HIGH_PER_KWH)) warnings.push('notably-high');
  const wasPaid = currentPricePerKwh !== null && !new Money(currentPricePerKwh).isZero();
  if (price.isZero() && wasPaid) warnings.push('becomes-free');
  return { ok: true, pricePerKwh: parsed.value, warnings };
};
