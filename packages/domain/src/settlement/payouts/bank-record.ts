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
  /** Among those of the file that are alike, from 1. */
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
 * What bookings of one file have in common that are alike: the bank's reference, else the day; account, amount and
 * EndToEndId. Which of them one is, is its index.
 */
export const alikeKey = (booking: BankBooking): string => {
  const { iban, servicerRef, detailCount, bookedOn, direction, isReversal, amount, endToEndId } = booking;
  const place = servicerRef === null ? [bookedOn, detailCount === 0] : [servicerRef, detailCount];
  return JSON.stringify([iban, ...place, direction, isReversal, amount, endToEndId]);
};

/** By which a record is recognised when it comes again, in another file too: all that decides what it is about. */
export const recordKey = (record: BankRecord): string => {
  if (record.kind === 'answer') {
    const { messageId, paymentInfoId, endToEndId, code, reason } = record;
    return JSON.stringify(['answer', messageId, paymentInfoId, endToEndId, code, reason]);
  }
  const { index, bookedOn, paymentInfoId, messageId, returned } = record;
  return JSON.stringify(['booking', alikeKey(record), index, bookedOn, paymentInfoId, messageId, returned]);
};
