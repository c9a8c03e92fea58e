import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { isMemberOfAny } from '../checks/is-member-of-any.ts';
import { lastReview } from './review-rows.ts';
import type { PaymentOutcome, Decider } from './decide-payment.ts';

interface ReviewRow {
  id: string;
  sessionId: number;
  accountId: string;
  amount: string;
  decidedById: string;
  isOpen: boolean;
}

/** Confirms what somebody else has decided to pay; the accounts of the sessions, or why not. */
export const confirmPayments = async (
  db: Database,
  { personId, now, reviewIds }: Decider & { readonly reviewIds: readonly string[] },
): Promise<PaymentOutcome | 'second-person-needed'> => {
  const { rows } = await db.pool.query<ReviewRow>(
    `SELECT review.id, review.session_id AS "sessionId", review.account_id AS "accountId",
            review.amount::text AS amount, review.decided_by_id AS "decidedById",
            review.decision = 'pay' AND confirmation.review_id IS NULL
              AND review.id = ${lastReview('review.account_id', 'review.session_id')} AS "isOpen"
       FROM payable_review review
       LEFT JOIN payable_confirmation confirmation ON confirmation.review_id = review.id
      WHERE review.id = ANY($1::bigint[])`,
    [reviewIds],
  );
  if (rows.length < new Set(reviewIds).size) return 'not-found';
  if (!rows.every(({ isOpen }) => isOpen)) return 'session-changed';
  if (rows.some(({ decidedById }) => decidedById === personId)) return 'second-person-needed';
  const accountIds = [...new Set(rows.map(({ accountId }) => accountId))];
  if (await isMemberOfAny(db.prisma, personId, accountIds)) return 'own-account';
  await db.prisma.$transaction(async (transaction) => {
    for (const { id, accountId, sessionId, amount } of rows) {
      const { count } = await transaction.payableConfirmation.createMany({
        data: { reviewId: BigInt(id), confirmedById: personId, confirmedAt: now },
        skipDuplicates: true,
      });
      if (count === 1)
        await audit(transaction, {
          at: now,
          accountId,
          actorId: personId,
          action: 'payment.confirm',
          targetId: String(sessionId),
          detail: { amount },
        });
    }
  });
  return accountIds;
};
