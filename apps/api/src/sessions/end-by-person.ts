import { abandonedBecause, endOfAbandoned } from '@laadpoort/domain/sessions/end-by-person';
import type { Actor } from '#platform/access.ts';
import type { Database } from '#platform/database.ts';
import { endSession, type EndSessionDeps } from './end-session.ts';
import { endableFactsOf, readOpenSession } from './reconcile-facts.ts';

interface Asked extends Pick<Actor, 'accountId' | 'personId'> {
  readonly sessionId: number;
  readonly note: string;
  readonly now: Date;
}

interface Outcome {
  readonly kind: 'ended' | 'session-not-running' | 'session-charging' | 'session-changed';
}

/** Ends a session of the account for a person; what they noted goes to the audit. */
export const endByPerson = async (
  { prisma, pool }: Database,
  deps: Omit<EndSessionDeps, 'pool'>,
  { accountId, personId, sessionId, note, now }: Asked,
): Promise<Outcome> => {
  const session = await readOpenSession(pool, sessionId);
  if (session === null) return { kind: 'session-not-running' };
  const facts = endableFactsOf(session, now);
  const because = abandonedBecause(facts);
  if (because === null) return { kind: 'session-charging' };
  const end = { ...endOfAbandoned(facts), anomaly: 'presumed_end' } as const;
  if (!(await endSession({ ...deps, pool }, session, end))) return { kind: 'session-changed' };
  await prisma.auditEntry.create({
    data: {
      at: now,
      accountId,
      actorId: personId,
      action: 'session.end',
      targetId: String(sessionId),
      reason: note,
      detail: { because, endedAt: end.stoppedAt.toISOString() },
    },
  });
  return { kind: 'ended' };
};
