import { abandonedBecause, endOfAbandoned } from '@laadpoort/domain/sessions/stop/end-by-person';
import type { Actor } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';
import { endSession, type EndSessionDeps } from '../stop/end-session.ts';
import { endableFactsOf, readOpenSession } from '../upkeep/reconcile-facts.ts';
import { auditStatement } from '#chargers/audit.ts';

interface Asked extends Pick<Actor, 'accountId' | 'personId'> {
  readonly sessionId: number;
  readonly note: string;
  readonly now: Date;
}

interface Outcome {
  readonly kind: 'ended' | 'session-not-running' | 'session-charging' | 'session-changed';
}

/** Ends a session of the account for a person; their note goes into the audit trail. */
export const endByPerson = async (
  { pool }: Database,
  deps: Omit<EndSessionDeps, 'pool'>,
  { accountId, personId, sessionId, note, now }: Asked,
): Promise<Outcome> => {
  const session = await readOpenSession(pool, sessionId);
  if (session === null) return { kind: 'session-not-running' };
  const facts = endableFactsOf(session, now);
  const because = abandonedBecause(facts);
  if (because === null) return { kind: 'session-charging' };
  const end = { ...endOfAbandoned(facts), anomaly: 'presumed_end' } as const;
  const audit = auditStatement({
    at: now,
    accountId,
    actorId: personId,
    action: 'session.end',
    targetId: String(sessionId),
    reason: note,
    detail: { because, endedAt: end.stoppedAt.toISOString() },
  });
  const ended = await endSession({ ...deps, pool }, session, end, [audit]);
  return { kind: ended ? 'ended' : 'session-changed' };
};
