import type { sessionDecisionSchema } from '@laadpoort/contract/sessions/session-detail';
import type { SessionReviewState } from '@laadpoort/domain/sessions/review';
import { toldTimes, type SessionTimes } from '@laadpoort/domain/sessions/overlap-times';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';

type SessionDecision = z.infer<typeof sessionDecisionSchema>;

/** People's decisions on a session, newest first. */
export const readDecisions = async ({ pool }: Database, sessionId: number): Promise<SessionDecision[]> => {
  const { rows } = await pool.query<Omit<SessionDecision, 'decidedAt'> & { decidedAt: Date }>(
    `SELECT review.id::float8 AS id, review.decision, review.note,
            review.energy_wh_before::float8 AS "energyWhBefore", review.energy_wh_after::float8 AS "energyWhAfter",
            review.times,
            coalesce(person.name, '') AS "decidedBy", review.decided_at AS "decidedAt"
     FROM session_review review LEFT JOIN "user" person ON person.id = review.decided_by_id
     WHERE review.session_id = $1 ORDER BY review.id DESC`,
    [sessionId],
  );
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
};

interface DecidedSession {
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly stopReceivedAt: Date | null;
  readonly review: SessionReviewState | null;
}

/** Before any decision changed them; null: none has, or there is nothing to decide. */
export const toldTimesOf = (
  { startedAt, endedAt, stopReceivedAt, review }: DecidedSession,
  decisions: readonly SessionDecision[],
): SessionTimes | null => {
  if (review === null || endedAt === null) return null;
  const changed = decisions.toReversed().flatMap(({ decidedAt, times }) => {
    if (times === null) return [];
    const before = {
      startedAt: new Date(times.before.startedAt),
      endedAt: new Date(times.before.endedAt),
    };
    return [{ decidedAt: new Date(decidedAt), before }];
  });
  return toldTimes({ startedAt, endedAt }, stopReceivedAt, changed);
};
