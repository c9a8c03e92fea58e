import { refuse, type Refusal } from '#platform/http/route.ts';
import type { Period } from './message-scope.ts';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 7;
const MAX_DAYS = 31;
/** A charger's message that arrives while somebody reads is newer than their clock. */
const AHEAD_MS = 60_000;

/** The period of a search. It always has both ends, so that no search reads unnecessary partitions. */
export const requestedPeriod = (
  query: { readonly from?: string | undefined; readonly until?: string | undefined },
  now: Date,
): Period | Refusal => {
  const until = query.until === undefined ? new Date(now.getTime() + AHEAD_MS) : new Date(query.until);
  const from =
    query.from === undefined ? new Date(until.getTime() - USUAL_DAYS * DAY_MS) : new Date(query.from);
  if (from > until) return refuse('invalid-request', [{ path: 'query.until', code: 'before-start' }]);
  if (until.getTime() - from.getTime() > MAX_DAYS * DAY_MS + AHEAD_MS)
    return refuse('invalid-request', [{ path: 'query.from', code: 'too-long-ago' }]);
  return { from, until };
};
