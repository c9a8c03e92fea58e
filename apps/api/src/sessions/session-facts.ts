import type pg from 'pg';
import {
  type SessionFacts,
  type ReadingOrigin,
  type SessionFactsRow,
  READING_ORIGINS,
  FIND_SESSIONS,
  toSessionFacts,
} from './read-session-facts.ts';

/** The session of each message, in order; null for readings of no session. */
export type FindSessions = (origins: readonly ReadingOrigin[]) => Promise<readonly (SessionFacts | null)[]>;

const MAX_KEPT = 20_000;
/** Another process may have ended it. */
const KEPT_MS = 60_000;

/** Finds the session that readings belong to; one that was found by its id is cached for a minute. */
export const createSessionFacts = (pool: pg.Pool, nowMs = () => performance.now()) => {
  const kept = new Map<number, { readonly facts: SessionFacts; readonly untilMs: number }>();

  const keep = (facts: SessionFacts) => {
    kept.delete(facts.id);
    kept.set(facts.id, { facts, untilMs: nowMs() + KEPT_MS });
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  };

  const remembered = ({ chargePointId, transactionId }: ReadingOrigin): SessionFacts | undefined => {
    const entry = transactionId === null ? undefined : kept.get(transactionId);
    if (entry === undefined || entry.facts.chargePointId !== chargePointId) return undefined;
    return nowMs() < entry.untilMs ? entry.facts : undefined;
  };

  const read = async (
    origins: readonly ReadingOrigin[],
  ): Promise<ReadonlyMap<ReadingOrigin, SessionFacts>> => {
    const { rows } = await pool.query<SessionFactsRow>({
      name: 'session-facts',
      text: FIND_SESSIONS,
      values: READING_ORIGINS.values(origins),
    });
    const found = new Map<ReadingOrigin, SessionFacts>();
    for (const row of rows) {
      const asked = origins[Number(row.n) - 1];
      if (asked === undefined) continue;
      const facts = toSessionFacts(row);
      found.set(asked, facts);
      if (facts.id === asked.transactionId && facts.endedAt === null) keep(facts);
    }
    return found;
  };

  return {
    async find(origins: readonly ReadingOrigin[]): ReturnType<FindSessions> {
      const known = origins.map(remembered);
      const unknown = origins.filter((_, index) => known[index] === undefined);
      const found = unknown.length > 0 ? await read(unknown) : undefined;
      return origins.map((asked, index) => known[index] ?? found?.get(asked) ?? null);
    },
    forget: (sessionId: number) => void kept.delete(sessionId),
  };
};
