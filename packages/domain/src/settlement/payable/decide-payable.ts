import { Money } from '../../money/amount.ts';
import { holdReasons } from './hold-reasons.ts';
import type {
  HoldReason,
  NotPayableReason,
  Payable,
  PayableFacts,
  PayableLimits,
  PlatformReview,
} from './payable.ts';

/**
 * Whether the operator owes the owner of a station what a session costs. The first row that holds decides:
 *
 * | # | facts | |
 * |---|---|---|
 * | 1 | nobody pays for it: free, left out, refused or unknown card, own card | not payable |
 * | 2 | support has refused it | not payable |
 * | 3 | running, or its owner has not decided | held |
 * | 4 | support pays it, and it costs no more and nobody has disputed it since | payable, or held for a second person |
 * | 5 | anything odd about it | held, with all reasons |
 * | 6 | otherwise | payable |
 */
export const decidePayable = (facts: PayableFacts, limits: PayableLimits): Payable => {
  const reason = notPaidBecause(facts);
  if (reason !== null) return { kind: 'not-payable', reason };
  if (facts.isRunning) return held('running');
  if (facts.review === 'open') return held('open-review');
  if (covers(facts.platformReview, facts))
    return facts.platformReview?.waits ? held('second-person') : { kind: 'payable' };
  const reasons = holdReasons(facts, limits);
  return reasons.length === 0 ? { kind: 'payable' } : { kind: 'held', reasons };
};

const held = (reason: HoldReason): Payable => ({ kind: 'held', reasons: [reason] });

const notPaidBecause = (facts: PayableFacts): NotPayableReason | null => {
  const { authorizationStatus: status, issuer } = facts;
  if (facts.isFree) return 'free';
  if (facts.review === 'excluded') return 'excluded';
  // A card that charges elsewhere too is held for that.
  if (status !== 'Accepted' && status !== 'ConcurrentTx') return 'card-refused';
  if (issuer === 'none') return 'unknown-card';
  if (facts.isOwnCard) return 'own-card';
  if (issuer === 'does-not-pay') return 'issuer-does-not-pay';
  if (issuer === 'card-unconfirmed') return 'card-unconfirmed';
  return facts.platformReview?.decision === 'refuse' ? 'refused' : null;
};

const covers = (review: PlatformReview | null, { amount, disputedAt }: PayableFacts): boolean =>
  review !== null &&
  new Money(amount).lessThanOrEqualTo(review.amount) &&
  (disputedAt === null || disputedAt < review.decidedAt);
