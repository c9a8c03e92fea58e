import type { DocumentOperator } from './documents/document.ts';

/** The company that pays owners, and the bank account it pays from. */
export interface Operator extends DocumentOperator {
  readonly iban: string;
  readonly bic: string;
}

/** How an installation settles. */
export interface SettlementTerms {
  /** Null: not set up, nothing is settled. */
  readonly operator: Operator | null;
  /** Day of the month after, on which is paid; 1 to 28. */
  readonly payoutDay: number;
  /** Less than this is not paid but carried over, in euro of 2 places. */
  readonly payoutMinimum: string;
}
