import { Money } from '../money/amount.ts';

export const BUDGET_UNITS = ['kwh', 'euro'] as const;
export const BUDGET_PERIODS = ['day', 'week', 'month'] as const;

/** What each person may charge in a group, by the clock of accounts; euros are without VAT. */
export interface GroupBudget {
  readonly unit: (typeof BUDGET_UNITS)[number];
  /** Decimal text. */
  readonly limit: string;
  readonly period: (typeof BUDGET_PERIODS)[number];
}

/** What one person has charged in a group in the present period, running sessions included. */
export interface GroupUse {
  readonly energyWh: bigint;
  readonly amountWithoutVat: string;
}

const WH_PER_KWH = 1000;

/** What is left of a budget, in its unit, exact; not below 0. */
export const budgetLeft = (
  { unit, limit }: GroupBudget,
  { energyWh, amountWithoutVat }: GroupUse,
): string => {
  const used =
    unit === 'kwh' ? new Money(energyWh.toString()).dividedBy(WH_PER_KWH) : new Money(amountWithoutVat);
  const left = new Money(limit).minus(used);
  return left.isNegative() ? '0' : left.toFixed();
};

/** Whether nothing is left of a budget; what has none is never used up. */
export const isBudgetUsedUp = (budget: GroupBudget | null, used: GroupUse): boolean =>
  budget !== null && new Money(budgetLeft(budget, used)).isZero();
