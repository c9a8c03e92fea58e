import { Money } from '../../money/amount.ts';

/** Decimal text, without VAT: what one person may let be paid for a session, and for an account in a month. */
const ALONE = { session: '250', month: '1000' } as const;

/** The last decision of support about a session. */
export interface DecidedReview {
  readonly id: bigint;
  readonly accountId: string;
  readonly decision: 'pay' | 'refuse';
  /** Decimal text, without VAT. */
  readonly amount: string;
  /** Month of the session's end. */
  readonly month: string;
  readonly isConfirmed: boolean;
}

/** The ids of those that a second person has to confirm: what is dear, and what fills the month of its account. */
export const waitingReviews = (reviews: readonly DecidedReview[]): ReadonlySet<bigint> => {
  const sums = new Map<string, InstanceType<typeof Money>>();
  const waiting = new Set<bigint>();
  for (const { id, accountId, decision, amount, month, isConfirmed } of reviews.toSorted(byId)) {
    if (decision === 'refuse') continue;
    const key = `${month} ${accountId}`;
    const sum = (sums.get(key) ?? new Money(0)).plus(amount);
    sums.set(key, sum);
    const isAlone = new Money(amount).lessThanOrEqualTo(ALONE.session) && sum.lessThanOrEqualTo(ALONE.month);
    if (!isAlone && !isConfirmed) waiting.add(id);
  }
  return waiting;
};

const byId = (one: DecidedReview, other: DecidedReview): number => Number(one.id - other.id);
