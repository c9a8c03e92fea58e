import { withoutVat } from '#chargers/prices/without-vat.ts';
import type { Database } from '#platform/database/database.ts';

/** The id of the last decision about a session; both are SQL expressions. */
export const lastReview = (accountId: string, sessionId: string): string =>
  `(SELECT max(id) FROM payable_review WHERE account_id = ${accountId} AND session_id = ${sessionId})`;

/** The last decision of support about each session of an account that has one. */
export interface ReviewRow {
  id: string;
  sessionId: number;
  accountId: string;
  decision: 'pay' | 'refuse';
  /** As told. */
  amount: string;
  amountWithoutVat: string;
  month: string;
  decidedAt: Date;
  isConfirmed: boolean;
}

const REVIEWED_WITHOUT_VAT = withoutVat({
  account: 'review.account_id',
  day: `(s.ended_at AT TIME ZONE coalesce(st.time_zone, 'Europe/Amsterdam'))::date`,
  basis: 's.vat_basis',
  amount: 'review.amount',
});

export const readReviewRows = async (
  { pool }: Pick<Database, 'pool'>,
  accountIds: readonly string[],
): Promise<readonly ReviewRow[]> => {
  const { rows } = await pool.query<ReviewRow>({
    name: 'payable-reviews',
    text: `SELECT DISTINCT ON (review.session_id) review.id, review.session_id AS "sessionId",
                  review.account_id AS "accountId", review.decision,
                  review.amount::text AS amount, (${REVIEWED_WITHOUT_VAT})::text AS "amountWithoutVat",
                  review.month, review.decided_at AS "decidedAt",
                  confirmation.review_id IS NOT NULL AS "isConfirmed"
             FROM payable_review review
             LEFT JOIN session s ON s.id = review.session_id LEFT JOIN station st ON st.id = s.station_id
             LEFT JOIN payable_confirmation confirmation ON confirmation.review_id = review.id
            WHERE review.account_id = ANY($1::text[])
            ORDER BY review.session_id, review.id DESC`,
    values: [accountIds],
  });
  return rows;
};
