import type { sessionDecisionSchema } from '@laadpoort/contract/sessions/session';
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
