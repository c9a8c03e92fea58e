import type { LiveFeed } from '#platform/bus/live-feed.ts';

export interface SessionChange {
  readonly accountId: string;
  readonly stationId: string;
  readonly chargePointId: string;
  readonly sessionId: number;
}

const QUIET_MS = 1_000;

/**
 * Tells browsers that a session has changed, of one session at most once a second: the first change at once, those
 * that follow together at the end of the second.
 */
export const createSessionEvents = (live: LiveFeed) => {
  /** Sessions told within the last second; `true` when there is more to tell at its end. */
  const recent = new Map<number, boolean>();

  const publish = ({ accountId, stationId, chargePointId, sessionId }: SessionChange) =>
    live.publish(accountId, { topic: 'session', id: String(sessionId), chargePointId, stationId });

  return (change: SessionChange): void => {
    const { sessionId } = change;
    if (recent.has(sessionId)) {
      recent.set(sessionId, true);
      return;
    }
    recent.set(sessionId, false);
    publish(change);
    setTimeout(() => {
      const more = recent.get(sessionId);
      recent.delete(sessionId);
      if (more) publish(change);
    }, QUIET_MS).unref();
  };
};
