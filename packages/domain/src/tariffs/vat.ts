import { Money, PRICE_PLACES } from '../money/amount.ts';
import type { VatBasis } from './tariff.ts';

/** Dutch general rate in percent. */
export const VAT_PERCENT = '21';

export interface PriceBothWays {
  readonly excl: string;
  readonly incl: string;
}

/**
 * A price per kWh without and with VAT, 4 decimals. The one that the owner typed is kept exactly; the other is derived
 * for display and never used in calculations: 0.30 with VAT is 0.247933... without.
 */
export const priceBothWays = (
  pricePerKwh: string,
  basis: VatBasis,
  vatPercent: string = VAT_PERCENT,
): PriceBothWays => {
  const factor = new Money(vatPercent).dividedBy(100).plus(1);
  const typed = new Money(pricePerKwh);
  const other = basis === 'excl' ? typed.times(factor) : typed.dividedBy(factor);
  const [master, derived] = [typed.toFixed(PRICE_PLACES), other.toFixed(PRICE_PLACES)];
  return basis === 'excl' ? { excl: master, incl: derived } : { excl: derived, incl: master };
};
