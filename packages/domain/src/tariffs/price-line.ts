import type { ZERO_AMOUNT } from '../money/amount.ts';
import type { TariffWindow } from './tariff.ts';

/** Why a session costs nothing; decided when the card was accepted and stored with the session. */
export type FreeOfCharge =
  | { readonly rule: 'whitelist'; readonly entryId: string; readonly description: string }
  | { readonly rule: 'free-charging' | 'access-group' };

/** One line under a session's amount: quantity × price, rounded half-up. Amounts are decimal strings of 6 places. */
export type PriceLine =
  | {
      readonly kind: 'energy';
      readonly tariffId: string;
      readonly window?: TariffWindow | undefined;
      readonly energyWh: bigint;
      readonly pricePerKwh: string;
      readonly amount: string;
    }
  | {
      readonly kind: 'time' | 'idle';
      readonly tariffId: string;
      readonly window?: TariffWindow | undefined;
      readonly seconds: number;
      readonly pricePerHour: string;
      readonly amount: string;
    }
  | {
      /** Of a limit: what the session cost less than its minimum, or more than its maximum (negative). */
      readonly kind: 'start' | 'minimum' | 'maximum';
      readonly tariffId: string;
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
      readonly kind: 'free-charging' | 'access-group' | 'no-tariff';
      readonly energyWh: bigint;
      readonly amount: typeof ZERO_AMOUNT;
    };
