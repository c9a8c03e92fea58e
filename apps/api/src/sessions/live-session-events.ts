import type { LiveFeed } from '#platform/bus/live-feed.ts';

export interface SessionChange {
  readonly accountId: string;
  readonly stationId: string;
  readonly chargePointId: string;
  readonly sessionId: number;
}

const QUIET_MS = 1_000;

/**
 * Tells browsers that a session has changed, at most once a second per session: the first change immediately, those
 * that follow within the second together at its end.
 */
export const createSessionEvents = (live: LiveFeed) => {
  /** Sessions announced within the last second; `true` if there is more to announce at its end. */
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
