import { Decimal } from 'decimal.js';

/** Decimal arithmetic for money: 40 digits, half-up rounding as the Dutch tax authorities require. */
export const Money = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/** Decimal places of an amount everywhere between layers; `numeric(18,6)` in the database. */
export const AMOUNT_PLACES = 6;
/** Decimal places of a price per kWh. */
export const PRICE_PLACES = 4;

export const ZERO_AMOUNT = '0.000000';

/** A decimal string rounded half-up (away from zero on the tie) to `places`, zeros kept: `("20.125", 2)` is `"20.13"`. */
export const roundHalfUp = (amount: string, places: number): string => {
  return new Money(amount).toFixed(places);
};

/** The exact sum of decimal strings, as an amount of 6 places. */
export const sumAmounts = (amounts: Iterable<string>): string => {
  let sum = new Money(0);
  for (const amount of amounts) sum = sum.plus(amount);
  return sum.toFixed(AMOUNT_PLACES);
};
