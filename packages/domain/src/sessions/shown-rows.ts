import { Money, roundHalfUp } from '../money/amount.ts';

/** A row of a list, its amount and energy shown with two decimals. */
export interface ShownRow {
  readonly energyWh: number;
  readonly amount: string;
  readonly billed: boolean;
}

export interface ShownSums {
  readonly energyWh: number;
  /** 2 places. */
  readonly amount: string;
}

export interface RowsAgainstTotal {
  /** What the rows that are not billed add to the list; `null` if nothing. */
  readonly unbilled: ShownSums | null;
  /** By how much the others, each rounded, add up to more than the total; `null` if they add up to it. */
  readonly rounding: ShownSums | null;
}

const CENT_WH = 10;

/** As shown: kWh with two decimals. */
const shownWh = (energyWh: number): number => Math.round(energyWh / CENT_WH) * CENT_WH;

const sumOf = (rows: readonly ShownRow[]): ShownSums => ({
  energyWh: rows.reduce((sum, { energyWh }) => sum + shownWh(energyWh), 0),
  amount: rows.reduce((sum, { amount }) => sum.plus(roundHalfUp(amount, 2)), new Money(0)).toFixed(2),
});

const unlessNothing = (sums: ShownSums): ShownSums | null =>
  sums.energyWh === 0 && Number(sums.amount) === 0 ? null : sums;

/** Why the rows of a whole list do not add up to the total above it, as both are shown. */
export const rowsAgainstTotal = (
  rows: readonly ShownRow[],
  total: { readonly energyWh: number; readonly amount: string },
): RowsAgainstTotal => {
  const billed = rows.filter((row) => row.billed);
  const shown = sumOf(billed);
  const rounding = {
    energyWh: shown.energyWh - shownWh(total.energyWh),
    amount: new Money(shown.amount).minus(roundHalfUp(total.amount, 2)).toFixed(2),
  };
  // More than rounding can do: one of the two is of a moment ago.
  const isRounding =
    Math.abs(rounding.energyWh) <= (CENT_WH / 2) * (billed.length + 1) &&
    Math.abs(Number(rounding.amount)) <= 0.005 * (billed.length + 1);
  return {
    unbilled: unlessNothing(sumOf(rows.filter((row) => !row.billed))),
    rounding: isRounding ? unlessNothing(rounding) : null,
  };
};
