import { commitAll, type Statement } from '#platform/database/statements.ts';
import { keepUnmatchedStops } from '../stop/unmatched-stops.ts';
import { followStops, releaseStops, takeStop } from './assigned-stops.ts';
import { stopOf, type KeptStop, type LookedAtRow } from './looked-at-session.ts';
import { standingsOf, type LookAgainDeps } from './look-again.ts';
import { endingWith, presumedEnd, type NewEnding } from './session-endings.ts';
import { storeEndings } from './store-endings.ts';

const wasDecided = ({ review }: LookedAtRow): boolean => review !== null && review !== 'open';

/**
 * Ends a session with a stop because a person says so. If the stop had ended another one, that one gets the stop that
 * this one had, or waits for its own again. What a person decided on a session stays as it is.
 */
export const assignStop = async (
  deps: LookAgainDeps,
  stop: KeptStop,
  { target, from }: { readonly target: LookedAtRow; readonly from: LookedAtRow | null },
  audit: Statement,
): Promise<'assigned' | 'session-changed'> => {
  const chargePointId = target.charge_point_id;
  if (wasDecided(target)) {
    if (from !== null) return 'session-changed';
    await commitAll(deps.pool, [...takeStop(stop, target.id), audit]);
    return 'assigned';
  }
  const former = from?.id === target.id ? null : stopOf(target);
  const endings = await endingsOf(deps, stop, { target, from, former });
  const isFreed = former !== null && from === null;
  const isStored = await storeEndings(deps, chargePointId, endings, (placed) => [
    ...(isFreed
      ? [releaseStops(chargePointId, target.id), ...keep(former, chargePointId)]
      : followStops(placed)),
    ...takeStop(stop, target.id),
    audit,
  ]);
  return isStored ? 'assigned' : 'session-changed';
};

interface Sides {
  readonly target: LookedAtRow;
  readonly from: LookedAtRow | null;
  /** The stop that the target had. */
  readonly former: KeptStop | null;
}

const endingsOf = async (
  deps: LookAgainDeps,
  stop: KeptStop,
  { target, from, former }: Sides,
): Promise<NewEnding[]> => {
  const cards = await standingsOf(deps, target.charge_point_id, [stop, ...(former === null ? [] : [former])]);
  const cardOf = ({ said }: KeptStop) => cards.get(said.idTag ?? '') ?? null;
  const confirmed = {
    ...target,
    anomalies: target.anomalies.filter((anomaly) => anomaly !== 'conflicting_stop'),
  };
  const assigned = { session: target, stop, ending: endingWith(confirmed, stop, cardOf(stop), []) };
  if (from === null || from.id === target.id) return [assigned];
  if (former === null) return [assigned, { session: from, stop: null, ending: presumedEnd(from) }];
  return [assigned, { session: from, stop: former, ending: endingWith(from, former, cardOf(former), []) }];
};

/** What had ended the session is set aside again. */
const keep = (stop: KeptStop, chargePointId: string): Statement[] =>
  keepUnmatchedStops([
    {
      item: { ...stop.said, chargePointId, transactionId: null },
      decision: { kind: 'unmatched', reason: 'unknown-transaction', sessionId: null, answer: null },
    },
  ]);
