import { AMOUNT_PLACES, Money, ZERO_AMOUNT } from '../money/amount.ts';
import type { TariffComponent, TariffVersion } from './tariff.ts';

/** Why a session costs nothing; decided when the card was accepted and stored with the session. */
export type FreeOfCharge =
  | { readonly rule: 'whitelist'; readonly entryId: string; readonly description: string }
  | { readonly rule: 'free-charging' };

/** One line under a session's amount. Amounts are decimal strings of 6 places, prices of 4. */
export type PriceLine =
  | {
      readonly kind: 'energy';
      readonly tariffId: string;
      readonly energyWh: bigint;
      readonly pricePerKwh: string;
      readonly amount: string;
    }
  | {
      readonly kind: 'whitelist';
      readonly entryId: string;
      readonly description: string;
      readonly energyWh: bigint;
      readonly amount: typeof ZERO_AMOUNT;
    }
  | {
      readonly kind: 'free-charging' | 'no-tariff';
      readonly energyWh: bigint;
      readonly amount: typeof ZERO_AMOUNT;
    };

export interface PricingFacts {
  /** Energy of the session in Wh, not negative. */
  readonly energyWh: bigint;
  /** The version in effect at the session's start; `null` if the station had none. */
  readonly tariff: TariffVersion | null;
  readonly free: FreeOfCharge | null;
}

export interface SessionPrice {
  /**
   * Sum of the lines: 6 places, in the tariff's currency and VAT basis. Rounded to cents only when shown or invoiced.
   */
  readonly amount: string;
  readonly lines: readonly PriceLine[];
}

/** Energy × rate without any rounding: Wh and a price of 4 places give at most 7 places. */
export const exactEnergyPrice = (energyWh: bigint, pricePerKwh: string): string => {
  return energyPrice(energyWh, pricePerKwh).toFixed();
};

/** What a session costs so far or in the end, line by line. A free session has exactly one line, which says why. */
export const priceSession = ({ energyWh, tariff, free }: PricingFacts): SessionPrice => {
  if (free !== null) return { amount: ZERO_AMOUNT, lines: [freeLine(free, energyWh)] };
  if (tariff === null) {
    return { amount: ZERO_AMOUNT, lines: [{ kind: 'no-tariff', energyWh, amount: ZERO_AMOUNT }] };
  }
  let total = new Money(0);
  const lines = tariff.components.map((component) => {
    const price = priceComponent(component, energyWh);
    total = total.plus(price);
    return lineOf(tariff.id, component, energyWh, price.toFixed(AMOUNT_PLACES));
  });
  return { amount: total.toFixed(AMOUNT_PLACES), lines };
};

const freeLine = (free: FreeOfCharge, energyWh: bigint): PriceLine => {
  if (free.rule === 'free-charging') return { kind: 'free-charging', energyWh, amount: ZERO_AMOUNT };
  const { entryId, description } = free;
  return { kind: 'whitelist', entryId, description, energyWh, amount: ZERO_AMOUNT };
};

const priceComponent = (component: TariffComponent, energyWh: bigint) => {
  return energyPrice(energyWh, component.pricePerKwh);
};

const energyPrice = (energyWh: bigint, pricePerKwh: string) => {
  return new Money(energyWh.toString()).times(pricePerKwh).dividedBy(1000);
};

const lineOf = (
  tariffId: string,
  component: TariffComponent,
  energyWh: bigint,
  amount: string,
): PriceLine => {
  return { kind: component.kind, tariffId, energyWh, pricePerKwh: component.pricePerKwh, amount };
};
