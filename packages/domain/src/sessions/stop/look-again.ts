import { placeStops, type EndableSession, type Placement, type UnmatchedStop } from './place-stops.ts';

/** Which stop ended a session, if it was one that named none. */
export interface LookedAtSession extends EndableSession {
  readonly endedBy: Omit<Placement, 'sessionId'> | null;
}

export interface SecondLook {
  /** Sessions that end with another stop than before, or with another certainty. */
  readonly placements: readonly Placement[];
  /** Sessions whose stop turned out to be another's, and that have no other. */
  readonly withoutStop: readonly number[];
}

/**
 * What is known by now of all stops of a charge point that name no session, those that were placed already among them.
 * One that cannot be placed stays where it was, unless its session turned out to be another's.
 */
export const lookAgain = (
  sessions: readonly LookedAtSession[],
  stops: readonly UnmatchedStop[],
): SecondLook => {
  const found = placeStops(sessions, stops);
  const taken = new Set(found.map(({ sessionId }) => sessionId));
  const placed = new Set(found.map(({ stopId }) => stopId));
  const changes = found.filter((placement) => {
    const before = sessions.find(({ sessionId }) => sessionId === placement.sessionId)?.endedBy;
    return before?.stopId !== placement.stopId || before.certainty !== placement.certainty;
  });
  const withoutStop = sessions.flatMap(({ sessionId, endedBy }) =>
    endedBy !== null && placed.has(endedBy.stopId) && !taken.has(sessionId) ? [sessionId] : [],
  );
  return { placements: changes, withoutStop };
};
