import { Money } from '../money/amount.ts';

interface Figures {
  readonly sessions: number;
  readonly paidEnergyWh: number;
  readonly freeEnergyWh: number;
  /** Decimal text, without VAT. */
  readonly amount: string;
}

/** Energy of a session on average, in whole Wh; null: there was none. */
export const perSession = ({
  sessions,
  paidEnergyWh,
  freeEnergyWh,
}: Omit<Figures, 'amount'>): number | null =>
  sessions === 0 ? null : Math.round((paidEnergyWh + freeEnergyWh) / sessions);

/** What a paid kWh brought in on average, to 4 places; null: none was paid. */
export const perKwh = ({ paidEnergyWh, amount }: Pick<Figures, 'paidEnergyWh' | 'amount'>): string | null =>
  paidEnergyWh === 0 ? null : new Money(amount).times(1000).dividedBy(paidEnergyWh).toFixed(4);

/** By how many percent an amount is more than the one before, to one place; null: there was none before. */
export const changeOf = ({
  amount,
  amountBefore,
}: Pick<Figures, 'amount'> & { readonly amountBefore: string }): string | null => {
  const before = new Money(amountBefore);
  return before.isZero() ? null : new Money(amount).minus(before).times(100).dividedBy(before).toFixed(1);
};
