import { Money } from '@laadpoort/domain/money/amount';
import type { PayableLimits } from '@laadpoort/domain/settlement/payable/payable';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { isMemberOfAny } from '../checks/is-member-of-any.ts';
import { MONTH } from './month-rows.ts';
import { readPayable } from './read-payable.ts';

export type PaymentOutcome = 'not-found' | 'own-account' | 'session-changed' | readonly string[];

export interface Decider {
  readonly personId: string;
  readonly now: Date;
}

export interface Decision extends Decider {
  readonly decision: 'pay' | 'refuse';
  readonly reason: string;
  readonly sessions: readonly { readonly id: number; readonly amount: string }[];
  readonly limits: PayableLimits;
}

interface SessionRow {
  id: number;
  accountId: string;
  amount: string;
  month: string;
  isSettled: boolean;
}

/** Stores what somebody of support decides about sessions, or says why not; the accounts of them otherwise. */
export const decidePayments = async (db: Database, asked: Decision): Promise<PaymentOutcome> => {
  const { personId, now, decision, reason, limits } = asked;
  const { rows } = await db.pool.query<SessionRow>(
    `SELECT s.id, s.account_id AS "accountId", s.amount::text AS amount, ${MONTH} AS month,
            s.document_id IS NOT NULL AS "isSettled"
       FROM session s LEFT JOIN station st ON st.id = s.station_id
      WHERE s.id = ANY($1::int[]) ORDER BY s.id`,
    [asked.sessions.map(({ id }) => id)],
  );
  const seen = new Map(asked.sessions.map(({ id, amount }) => [id, amount]));
  if (rows.length < seen.size) return 'not-found';
  const accountIds = [...new Set(rows.map(({ accountId }) => accountId))];
  if (await isMemberOfAny(db.prisma, personId, accountIds)) return 'own-account';
  const open = await decidable(db, rows, { decision, limits });
  const isAsSeen = rows.every(
    ({ id, amount }) => open.has(id) && new Money(amount).equals(seen.get(id) ?? '-1'),
  );
  if (!isAsSeen) return 'session-changed';
  await db.prisma.$transaction(async (transaction) => {
    for (const { id, accountId, amount, month } of rows) {
      const data = { sessionId: id, accountId, decision, reason, amount, month };
      await transaction.payableReview.create({ data: { ...data, decidedById: personId, decidedAt: now } });
      await audit(transaction, {
        at: now,
        accountId,
        actorId: personId,
        action: `payment.${decision}`,
        targetId: String(id),
        reason,
        detail: { amount },
      });
    }
  });
  return accountIds;
};

/** Those that wait for support, and to refuse them those that are payable too. */
const decidable = async (
  db: Database,
  rows: readonly SessionRow[],
  { decision, limits }: Pick<Decision, 'decision' | 'limits'>,
): Promise<ReadonlySet<number>> => {
  const ids = new Set<number>();
  const accountIds = [...new Set(rows.map(({ accountId }) => accountId))];
  const settled = new Set(rows.flatMap(({ id, isSettled }) => (isSettled ? [id] : [])));
  const decided = await readPayable(db, { accountIds, sessionIds: rows.map(({ id }) => id), limits });
  for (const [id, payable] of decided) {
    // What is in a document is decided again only because its holder disputes it.
    if (settled.has(id) && !(payable.kind === 'held' && payable.reasons.includes('disputed'))) continue;
    const waits =
      payable.kind === 'held' &&
      !payable.reasons.includes('running') &&
      !payable.reasons.includes('open-review');
    const wasRefused = payable.kind === 'not-payable' && payable.reason === 'refused';
    const mayBe = decision === 'pay' ? waits || wasRefused : waits || payable.kind === 'payable';
    if (mayBe) ids.add(id);
  }
  return ids;
};
