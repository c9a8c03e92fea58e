import type { LiveFeed } from '#platform/bus/live-feed.ts';

interface Changed {
  readonly chargePointId: string;
  readonly stationId: string;
}

/** Tells the open pages of an account that one of its devices has changed. */
export const tellChanged =
  (live: LiveFeed) =>
  (accountId: string, { chargePointId, stationId }: Changed): void =>
    live.publish(accountId, { topic: 'charge-point', id: chargePointId, chargePointId, stationId });
