/* What a bank's file says about payments: bookings of statements (camt.053, camt.054) and answers to a payment file
   (pain.002). Days are `2026-12-07`, money decimal text of two places. */

/** A reason of the bank, as a code of ISO 20022 (`AC04`) and in its own words. */
export interface BankReason {
  readonly code: string | null;
  readonly text: string | null;
}

/** Money that was booked on the operator's account: an entry of a statement, or one of the details of an entry. */
export interface BankBooking {
  readonly kind: 'booking';
  /** Which entry of the file, from 1. */
  readonly entry: number;
  readonly direction: 'debit' | 'credit';
  /** It undoes an earlier one of the opposite direction. */
  readonly isReversal: boolean;
  /** Null: of several details, and not said of this one. */
  readonly amount: string | null;
  readonly bookedOn: string;
  readonly iban: string;
  /** The bank's own reference; several entries and details may share it. */
  readonly servicerRef: string | null;
  /** How many details its entry has; 0: this is the entry itself. */
  readonly detailCount: number;
  /** Among those of the file that are alike in all of the above and the reference, from 1. */
  readonly index: number;
  readonly endToEndId: string | null;
  readonly paymentInfoId: string | null;
  readonly messageId: string | null;
  /** That money came back, and why; null: it does not say so. */
  readonly returned: BankReason | null;
}

/** What the bank answered to a payment file, about one payment or, without an EndToEndId, about all of it. */
export interface BankAnswer {
  readonly kind: 'answer';
  /** Which answer of the file, from 1. */
  readonly entry: number;
  readonly status: 'accepted' | 'rejected';
  /** As the bank wrote it: `ACSP`, `RJCT`. */
  readonly code: string;
  readonly messageId: string;
  readonly paymentInfoId: string | null;
  readonly endToEndId: string | null;
  readonly reason: BankReason | null;
}

export type BankRecord = BankBooking | BankAnswer;

/**
 * By which a record is recognised when it comes again, in another file too: the bank's reference and which of those
 * alike it is, else its account, day, amount and EndToEndId.
 */
export const recordKey = (record: BankRecord): string => {
  if (record.kind === 'answer') {
    const { messageId, paymentInfoId, endToEndId, code } = record;
    return JSON.stringify(['answer', messageId, paymentInfoId, endToEndId, code]);
  }
  const { iban, servicerRef, detailCount, index, bookedOn, ...rest } = record;
  const { direction, isReversal, amount, endToEndId } = rest;
  const place = servicerRef === null ? [bookedOn, detailCount === 0] : [servicerRef, detailCount];
  return JSON.stringify(['booking', iban, ...place, direction, isReversal, amount, endToEndId, index]);
};
