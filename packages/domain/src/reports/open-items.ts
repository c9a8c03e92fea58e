import { Money } from '../money/amount.ts';

/** What is owed for a document and what happened to it, as decimal text. */
export interface OwedDocument {
  readonly total: string;
  /** By its credit note; zero without one. */
  readonly credited: string;
  /** Booked by the bank, less what its credit note took from a payment. */
  readonly paid: string;
}

/** What of a document is still to be paid, of 2 places; negative: it was paid and credited since. */
export const openOf = ({ total, credited, paid }: OwedDocument): string =>
  new Money(total).minus(credited).minus(paid).toFixed(2);
