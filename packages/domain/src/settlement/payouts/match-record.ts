import type { BankAnswer, BankBooking, BankRecord } from './bank-record.ts';

/** A payment that was sent to the bank. */
export interface SentItem {
  readonly id: string;
  /** Two places. */
  readonly amount: string;
}

/** A batch whose file was given out. */
export interface SentBatch {
  readonly id: number;
  /** Of the items that were sent, two places. */
  readonly total: string;
}

/** What was sent, by the references that the bank repeats. */
export interface SentPayments {
  readonly items: ReadonlyMap<string, SentItem>;
  /** By MsgId and by PmtInfId. */
  readonly batches: ReadonlyMap<string, SentBatch>;
}

export const NOT_MATCHED_REASONS = [
  'no-reference',
  'unknown-reference',
  'other-amount',
  'unknown-amount',
] as const;
export type NotMatchedReason = (typeof NOT_MATCHED_REASONS)[number];

export type MatchOutcome =
  | { readonly kind: 'item'; readonly itemId: string }
  | { readonly kind: 'batch'; readonly batchId: number }
  /** A person has to say what it is. */
  | { readonly kind: 'not-matched'; readonly reason: NotMatchedReason }
  /** Money that came in for another reason, or an answer about another file. */
  | { readonly kind: 'not-ours' };

/**
 * What a record of the bank is about: by what was sent alone, never by what was booked before, so that files may come
 * in any order. A booking needs the reference and the amount; two batches of one sum are told apart by nothing else.
 */
export const matchRecord = (record: BankRecord, sent: SentPayments): MatchOutcome =>
  record.kind === 'answer' ? matchAnswer(record, sent) : matchBooking(record, sent);

const matchAnswer = (answer: BankAnswer, { items, batches }: SentPayments): MatchOutcome => {
  const { messageId, paymentInfoId, endToEndId, status } = answer;
  if (endToEndId === null) {
    const batch = batches.get(messageId) ?? (paymentInfoId === null ? undefined : batches.get(paymentInfoId));
    if (batch) return { kind: 'batch', batchId: batch.id };
  } else {
    const item = items.get(endToEndId);
    if (item) return { kind: 'item', itemId: item.id };
  }
  return status === 'accepted' ? { kind: 'not-ours' } : { kind: 'not-matched', reason: 'unknown-reference' };
};

const matchBooking = (booking: BankBooking, sent: SentPayments): MatchOutcome => {
  const { direction, returned, endToEndId, amount } = booking;
  const item = endToEndId === null ? undefined : sent.items.get(endToEndId);
  if (item) {
    return item.amount === amount ? { kind: 'item', itemId: item.id } : notMatched(amountProblem(amount));
  }
  const batch = batchOf(booking, sent);
  if (batch && endToEndId === null) {
    return batch.total === amount ? { kind: 'batch', batchId: batch.id } : notMatched(amountProblem(amount));
  }
  if (direction === 'credit' && returned === null && !batch) return { kind: 'not-ours' };
  return notMatched(endToEndId === null && !batch ? 'no-reference' : 'unknown-reference');
};

const batchOf = ({ paymentInfoId, messageId }: BankBooking, { batches }: SentPayments) =>
  [paymentInfoId, messageId].flatMap((reference) => (reference && batches.get(reference)) || [])[0];

const amountProblem = (amount: string | null): NotMatchedReason =>
  amount === null ? 'unknown-amount' : 'other-amount';

const notMatched = (reason: NotMatchedReason): MatchOutcome => ({ kind: 'not-matched', reason });
