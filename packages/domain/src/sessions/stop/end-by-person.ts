const MINUTE_MS = 60_000;
const AWAY_MS = 15 * MINUTE_MS;
const SILENT_MS = 60 * MINUTE_MS;
const IN_SESSION: readonly (string | null)[] = ['Charging', 'SuspendedEV', 'SuspendedEVSE'];

/** A running session, and what its charge point last reported. */
export interface EndableFacts {
  readonly now: Date;
  readonly startedAt: Date;
  /** The start's arrival or the last meter values, whichever is later. */
  readonly lastEvidenceAt: Date;
  readonly lastSample: { readonly at: Date; readonly registerWh: bigint | null } | null;
  /** `null`: online, or never connected. */
  readonly offlineSince: Date | null;
  readonly isConnected: boolean;
  readonly connectorStatus: string | null;
  readonly connectorStatusAt: Date | null;
}

/** Why a stop can no longer be expected. */
export const ABANDONED_REASONS = ['away', 'not-charging', 'silent'] as const;
export type Abandoned = (typeof ABANDONED_REASONS)[number];

/**
 * Whether a person may end a session that no stop has come for. One that still charges is to be stopped instead, so
 * that its charger ends it and says what it measured.
 *
 * | facts | may be ended |
 * |---|---|
 * | charger away for 15 min | `away` |
 * | online, connector in no session, no evidence for 15 min | `not-charging` |
 * | online, connector in a session, no evidence for an hour | `silent` |
 * | otherwise | no: `null` |
 */
export const abandonedBecause = (facts: EndableFacts): Abandoned | null => {
  const { now, lastEvidenceAt, offlineSince, isConnected, connectorStatus } = facts;
  const silentMs = now.getTime() - lastEvidenceAt.getTime();
  if (!isConnected) {
    const awayMs = now.getTime() - (offlineSince ?? lastEvidenceAt).getTime();
    return Math.min(awayMs, silentMs) >= AWAY_MS ? 'away' : null;
  }
  if (!IN_SESSION.includes(connectorStatus)) return silentMs >= AWAY_MS ? 'not-charging' : null;
  return silentMs >= SILENT_MS ? 'silent' : null;
};

/**
 * The end of such a session: at its last reading, with that register; without one, at the last sign of life since its
 * start, with no register. A real stop that arrives later replaces it.
 */
export const endOfAbandoned = (
  facts: EndableFacts,
): { readonly stoppedAt: Date; readonly meterStopWh: bigint | null } => {
  const { startedAt, lastSample, connectorStatusAt, offlineSince } = facts;
  if (lastSample !== null && lastSample.at >= startedAt)
    return { stoppedAt: lastSample.at, meterStopWh: lastSample.registerWh };
  const signs = [startedAt, connectorStatusAt, offlineSince].flatMap((at) =>
    at !== null && at >= startedAt && at <= facts.now ? [at.getTime()] : [],
  );
  return { stoppedAt: new Date(Math.max(...signs)), meterStopWh: null };
};
