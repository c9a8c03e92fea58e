import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';

/** A stop with the session that it ends, and the one that it had ended before. */
export interface PlacedStop {
  readonly chargePointId: string;
  readonly stopId: string;
  readonly fromSessionId: number | null;
  readonly sessionId: number;
}

const KEPT = columns<PlacedStop>({
  id: ['bigint', ({ stopId }) => stopId],
  session_id: ['int', ({ sessionId }) => sessionId],
});

const ASSIGN = `
  UPDATE unmatched_stop SET session_id = placed.session_id
    FROM ${KEPT.as('placed')}
   WHERE unmatched_stop.id = placed.id AND unmatched_stop.session_id IS NULL AND unmatched_stop.dismissed_at IS NULL`;

/** Kept stops and the sessions that they turned out to end. */
export const assignKeptStops = (placed: readonly PlacedStop[]): Statement[] => {
  const kept = placed.filter(({ fromSessionId }) => fromSessionId === null);
  if (kept.length === 0) return [];
  return [{ name: 'assign-kept-stops', text: ASSIGN, rows: kept.length, values: KEPT.values(kept) }];
};

const MOVED = columns<PlacedStop>({
  charge_point_id: ['uuid', ({ chargePointId }) => chargePointId],
  from_id: ['int', ({ fromSessionId }) => fromSessionId],
  to_id: ['int', ({ sessionId }) => sessionId],
});

const FOLLOW = `
  UPDATE unmatched_stop SET session_id = moved.to_id
    FROM ${MOVED.as('moved')}
   WHERE unmatched_stop.charge_point_id = moved.charge_point_id AND unmatched_stop.session_id = moved.from_id
     AND unmatched_stop.reason <> 'different-repeat'`;

/** Stops that were kept once and go from one session to another. */
export const followStops = (placed: readonly PlacedStop[]): Statement[] => {
  const moved = placed.filter(({ fromSessionId, sessionId }) => ![null, sessionId].includes(fromSessionId));
  if (moved.length === 0) return [];
  return [{ name: 'follow-stops', text: FOLLOW, values: MOVED.values(moved) }];
};

/** What a person assigns, also where it contradicted the session's first stop. */
export const takeStop = (
  { stopId, fromSessionId }: Pick<PlacedStop, 'stopId' | 'fromSessionId'>,
  sessionId: number,
): Statement[] =>
  fromSessionId === null
    ? [
        {
          name: 'take-stop',
          text: `UPDATE unmatched_stop SET session_id = $2, reason = 'assigned'
                  WHERE id = $1 AND dismissed_at IS NULL AND (session_id IS NULL OR reason = 'different-repeat')`,
          rows: 1,
          values: [stopId, sessionId],
        },
      ]
    : [];

/** The kept stop that had ended a session waits again. */
export const releaseStops = (chargePointId: string, sessionId: number): Statement => ({
  name: 'release-stops',
  text: `UPDATE unmatched_stop SET session_id = NULL
          WHERE charge_point_id = $1 AND session_id = $2 AND reason <> 'different-repeat'`,
  values: [chargePointId, sessionId],
});
