import { Money, roundHalfUp, sumAmounts } from '../money/amount.ts';

/** An amount without VAT and the VAT on it, exact. */
export interface NetAndVat {
  readonly amount: string;
  readonly vat: string;
}

/** As a report shows them, in whole cents: with VAT is the sum of the other two as shown. */
export interface ShownMoney {
  readonly amount: string;
  readonly vat: string;
  readonly inclVat: string;
}

const CENT_PLACES = 2;

const added = (amounts: readonly string[]): string => roundHalfUp(sumAmounts(amounts), CENT_PLACES);

/** A row of a report in whole cents, so that it adds up as shown. */
export const shownMoney = ({ amount, vat }: NetAndVat): ShownMoney => {
  const shown = { amount: roundHalfUp(amount, CENT_PLACES), vat: roundHalfUp(vat, CENT_PLACES) };
  return { ...shown, inclVat: added([shown.amount, shown.vat]) };
};

/** The total of rows, rounded once. */
export const shownTotal = (rows: readonly NetAndVat[]): ShownMoney =>
  shownMoney({
    amount: sumAmounts(rows.map(({ amount }) => amount)),
    vat: sumAmounts(rows.map(({ vat }) => vat)),
  });

/** By how much each column of the rows, as shown, adds up to more than its total as shown; `null` if none does. */
export const roundingOf = (rows: readonly NetAndVat[]): ShownMoney | null => {
  const shown = rows.map(shownMoney);
  const total = shownTotal(rows);
  const more = (column: keyof ShownMoney): string =>
    new Money(added(shown.map((row) => row[column]))).minus(total[column]).toFixed(CENT_PLACES);
  const rounding = { amount: more('amount'), vat: more('vat'), inclVat: more('inclVat') };
  return Object.values(rounding).every((amount) => Number(amount) === 0) ? null : rounding;
};
