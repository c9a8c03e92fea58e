const MINUTE_MS = 60_000;
/** Meter values older than this come from a queue: they say nothing about now. */
const LIVE_WITHIN_MS = 5 * MINUTE_MS;
/** How long after a stop closing values may follow, or its id may still be used (docs/protocol/transactions.md). */
const CLOSING_WITHIN_MS = 5 * MINUTE_MS;
/** A stop is not sent at exactly the moment when the power is cut. */
const STOPPING_MS = MINUTE_MS;
const REAL_POWER_W = 300;
/** More than a meter adds between a stop and its last sample. */
const REAL_ENERGY_WH = 100n;

/** Meter values of a connector on which no session is running. */
export interface UnmatchedReading {
  readonly at: Date;
  readonly receivedAt: Date;
  readonly connectorId: number;
  /** A transaction id was sent that is not one of ours. */
  readonly namesUnknownTransaction: boolean;
  /** Taken at the beginning or the end of a transaction. */
  readonly isBoundary: boolean;
  readonly registerWh: bigint | null;
  readonly powerW: number | null;
}

/** The session that ended last on the connector. */
export interface EndedSession {
  readonly sessionId: number;
  readonly stoppedAt: Date;
  readonly meterStopWh: bigint | null;
  /** We closed it without a report from the charge point, so it may well be running. */
  readonly closedByUs: boolean;
}

export type UnmatchedReadingDecision =
  | { readonly kind: 'adopt' }
  | { readonly kind: 'charging-after-stop'; readonly sessionId: number }
  | { readonly kind: 'keep' };

/**
 * What meter values mean that belong to no running session. They are stored whatever they mean.
 *
 * | meter values | decision |
 * |---|---|
 * | old, from connector 0, or of a transaction's begin or end | keep |
 * | up to 5 min after a stop, with little or no energy since | keep: closing values |
 * | over 1 min after the charge point's own stop, with real power or energy since | alarm |
 * | of a transaction that nobody has started | adopt: a session that can be seen and stopped |
 * | others | keep |
 */
export const decideUnmatchedReading = (
  reading: UnmatchedReading,
  ended: EndedSession | null,
): UnmatchedReadingDecision => {
  const ageMs = reading.receivedAt.getTime() - reading.at.getTime();
  if (ageMs > LIVE_WITHIN_MS || reading.connectorId === 0 || reading.isBoundary) return { kind: 'keep' };
  const sinceStopMs = ended === null ? null : reading.at.getTime() - ended.stoppedAt.getTime();
  if (ended !== null && sinceStopMs !== null && sinceStopMs <= CLOSING_WITHIN_MS) {
    return sinceStopMs > STOPPING_MS && flowsOn(reading, ended) ? alarm(ended) : { kind: 'keep' };
  }
  if (reading.namesUnknownTransaction) return { kind: 'adopt' };
  return ended !== null && flowsOn(reading, ended) ? alarm(ended) : { kind: 'keep' };
};

const alarm = ({ sessionId }: EndedSession): UnmatchedReadingDecision => {
  return { kind: 'charging-after-stop', sessionId };
};

const flowsOn = ({ powerW, registerWh }: UnmatchedReading, ended: EndedSession): boolean => {
  if (ended.closedByUs) return false;
  if (powerW !== null) return powerW >= REAL_POWER_W;
  return (
    registerWh !== null && ended.meterStopWh !== null && registerWh - ended.meterStopWh >= REAL_ENERGY_WH
  );
};
