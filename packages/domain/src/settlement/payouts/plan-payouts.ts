import { Money } from '../../money/amount.ts';
import { payableFrom } from '../../accounts/bank-account.ts';

/** Why an account is not paid in a batch. */
export const PAYOUT_HOLDS = [
  'credit-exceeds',
  'below-minimum',
  'no-bank-account',
  'bank-account-waits',
  'payee-not-checked',
  'payee-no-match',
  'returned-before',
  'new-account',
  'first-payout-large',
] as const;
export type PayoutHold = (typeof PAYOUT_HOLDS)[number];

/** Why a final document is not paid: because of its account, or of itself. */
export const DOCUMENT_HOLDS = [...PAYOUT_HOLDS, 'disputed'] as const;
export type DocumentHold = (typeof DOCUMENT_HOLDS)[number];

/** Why a payment that was proposed is not made. */
export const ITEM_DROPS = ['bank-account-changed', 'payee-no-match', 'disputed'] as const;
export type ItemDrop = (typeof ITEM_DROPS)[number];

export const PAYEE_CHECK_RESULTS = ['match', 'close-match', 'no-match', 'not-possible'] as const;
export type PayeeCheckResult = (typeof PAYEE_CHECK_RESULTS)[number];

/** A final document that is in no payout, or in one that came back. */
export interface OpenDocument {
  readonly id: string;
  readonly number: string;
  /** Two places, positive of a credit note too. */
  readonly total: string;
  readonly isCredit: boolean;
}

export interface PayableAccount {
  readonly createdAt: Date;
  /** Oldest first. */
  readonly documents: readonly OpenDocument[];
  /** The one that counts, whether it is paid to yet or not; null: none. */
  readonly bankAccount: {
    readonly enteredAt: Date;
    /** The last one about it, and when; and how many people have recorded one that the bank did not deny. */
    readonly check: {
      readonly result: PayeeCheckResult;
      readonly recordedAt: Date;
      readonly people: number;
    } | null;
    /** When a payment to it came back last. */
    readonly returnedAt: Date | null;
  } | null;
  readonly wasPaidBefore: boolean;
}

export interface PlannedPayout {
  /** Documents less credits; not more than 0 where credits exceed. */
  readonly amount: string;
  readonly hold: PayoutHold | null;
}

export interface PayoutTerms {
  /** Less is carried over, but not in December. */
  readonly minimum: string;
  /** `2026-12-07` */
  readonly executeOn: string;
}

const NEW_ACCOUNT_DAYS = 30;
/** Euro. Above it, two people have asked the bank who the payee of a first payout is. */
const FIRST_PAYOUT_CEILING = '1000';
const DAY_MS = 86_400_000;

/**
 * What an account is paid: all its open documents less its open credits, in one payment, or why nothing yet. Credits
 * that exceed wait with the documents, so that nothing is ever paid below zero.
 */
export const planPayout = (account: PayableAccount, terms: PayoutTerms, now: Date): PlannedPayout => {
  const amount = openAmount(account.documents);
  return { amount, hold: amountHold(amount, terms) ?? bankHold(account, amount, now) };
};

/** Of documents less credits, two places. */
export const openAmount = (documents: readonly OpenDocument[]): string =>
  documents
    .reduce((sum, { total, isCredit }) => sum.plus(isCredit ? `-${total}` : total), new Money(0))
    .toFixed(2);

const amountHold = (amount: string, { minimum, executeOn }: PayoutTerms): PayoutHold | null => {
  const open = new Money(amount);
  if (open.lessThanOrEqualTo(0)) return 'credit-exceeds';
  return open.lessThan(minimum) && executeOn.slice(5, 7) !== '12' ? 'below-minimum' : null;
};

const bankHold = (
  { bankAccount, wasPaidBefore, createdAt }: PayableAccount,
  amount: string,
  now: Date,
): PayoutHold | null => {
  if (bankAccount === null) return 'no-bank-account';
  const { check, returnedAt, enteredAt } = bankAccount;
  if (payableFrom(enteredAt) > now) return 'bank-account-waits';
  if (check?.result === 'no-match') return 'payee-no-match';
  // Somebody has to have asked the bank, or the owner, since.
  if (returnedAt !== null && (check === null || check.recordedAt <= returnedAt)) return 'returned-before';
  if (wasPaidBefore) return null;
  if (check === null) return 'payee-not-checked';
  if (now.getTime() - createdAt.getTime() < NEW_ACCOUNT_DAYS * DAY_MS) return 'new-account';
  const isLarge = new Money(amount).greaterThan(FIRST_PAYOUT_CEILING);
  return isLarge && check.people < 2 ? 'first-payout-large' : null;
};
