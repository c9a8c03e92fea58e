import { AMOUNT_PLACES, roundHalfUp } from '../money/amount.ts';
import { exactEnergyPrice } from './price-session.ts';

export interface PricePreview {
  readonly example: 'ten-minutes' | 'one-hour' | 'twenty-kwh';
  readonly energyWh: bigint;
  /** Amounts of 6 places; `before` is `null` when there was no price yet. */
  readonly before: string | null;
  readonly after: string;
}

/**
 * What three ordinary sessions cost under the old and the new price.
 * @param powerW the power that the two timed examples charge at.
 */
export const previewPrices = (
  before: string | null,
  after: string,
  powerW: number,
): readonly PricePreview[] => {
  const preview = (example: PricePreview['example'], energyWh: bigint): PricePreview => ({
    example,
    energyWh,
    before: before === null ? null : price(energyWh, before),
    after: price(energyWh, after),
  });
  return [
    preview('ten-minutes', BigInt(Math.round(powerW / 6))),
    preview('one-hour', BigInt(Math.round(powerW))),
    preview('twenty-kwh', 20_000n),
  ];
};

const price = (energyWh: bigint, pricePerKwh: string): string => {
  return roundHalfUp(exactEnergyPrice(energyWh, pricePerKwh), AMOUNT_PLACES);
};
