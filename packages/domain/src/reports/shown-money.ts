import { Money, roundHalfUp, sumAmounts } from '../money/amount.ts';

/** What an amount is for; limits are what a minimum adds, or a maximum takes off. */
export const AMOUNT_PARTS = ['start', 'energy', 'time', 'idle', 'limits'] as const;
export type AmountParts = Readonly<Record<(typeof AMOUNT_PARTS)[number], string>>;

/** An amount without VAT, what it is for, and the VAT on it, exact. */
export interface NetAndVat {
  readonly amount: string;
  /** They add up to the amount. */
  readonly parts: AmountParts;
  readonly vat: string;
}

/**
 * As a report shows them, in whole cents: the amount is the sum of what it is for as shown, and with VAT is the sum of amount
 * and VAT as shown.
 */
export interface ShownMoney extends AmountParts {
  readonly amount: string;
  readonly vat: string;
  readonly inclVat: string;
}

const CENT_PLACES = 2;

const added = (amounts: readonly string[]): string => roundHalfUp(sumAmounts(amounts), CENT_PLACES);

const mapParts = (value: (part: keyof AmountParts) => string): AmountParts => ({
  start: value('start'),
  energy: value('energy'),
  time: value('time'),
  idle: value('idle'),
  limits: value('limits'),
});

/** Where each part ends in the amount is rounded, so that the parts add up to it and one that is nothing stays nothing. */
const shownParts = (parts: AmountParts): AmountParts => {
  const upTo = (count: number): string => added(AMOUNT_PARTS.slice(0, count).map((part) => parts[part]));
  return mapParts((part) => {
    const index = AMOUNT_PARTS.indexOf(part);
    return new Money(upTo(index + 1)).minus(upTo(index)).toFixed(CENT_PLACES);
  });
};

/** A row of a report in whole cents, so that it adds up as shown. */
export const shownMoney = ({ amount, parts, vat }: NetAndVat): ShownMoney => {
  const shown = { amount: roundHalfUp(amount, CENT_PLACES), vat: roundHalfUp(vat, CENT_PLACES) };
  return { ...shownParts(parts), ...shown, inclVat: added([shown.amount, shown.vat]) };
};

/** The total of rows, rounded once. */
export const shownTotal = (rows: readonly NetAndVat[]): ShownMoney =>
  shownMoney({
    amount: sumAmounts(rows.map(({ amount }) => amount)),
    parts: mapParts((part) => sumAmounts(rows.map(({ parts }) => parts[part]))),
    vat: sumAmounts(rows.map(({ vat }) => vat)),
  });

/** By how much each column of the rows, as shown, adds up to more than its total as shown; `null` if none does. */
export const roundingOf = (rows: readonly NetAndVat[]): ShownMoney | null => {
  const shown = rows.map(shownMoney);
  const total = shownTotal(rows);
  const more = (column: keyof ShownMoney): string =>
    new Money(added(shown.map((row) => row[column]))).minus(total[column]).toFixed(CENT_PLACES);
  const rounding = { ...mapParts(more), amount: more('amount'), vat: more('vat'), inclVat: more('inclVat') };
  return Object.values(rounding).every((amount) => Number(amount) === 0) ? null : rounding;
};
