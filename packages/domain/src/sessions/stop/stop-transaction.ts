import type { AuthorizationStatus } from '../../whitelist/decide-authorization.ts';
import type { SessionAnomaly } from '../anomaly.ts';
import { isCredible } from '../readings/times/charge-point-time.ts';
import { overlaps } from '../overlap.ts';
import { mayStop, placeStops, type EndableSession } from './place-stops.ts';
import { isRevisable, type RunningState, withoutOurClose } from '../session.ts';

export interface StopRequest {
  /** As sent, even if it is not an id of ours; `null`: none. */
  readonly transactionIdRaw: string | null;
  /** `null`: the timestamp could not be read. */
  readonly stoppedAt: Date | null;
  /** `stoppedAt` is not as sent, but corrected by the constant error of the charge point's clock. */
  readonly clockCorrected: boolean;
  /** `null`: missing or not a number. */
  readonly meterStopWh: bigint | null;
  /** As sent; a missing one means Local. */
  readonly reason: string | null;
  readonly card: StopCard | null;
}

export interface StopCard {
  /** Canonical. */
  readonly idTag: string;
  readonly status: AuthorizationStatus;
  readonly parentIdTag: string | null;
}

interface KnownSession {
  readonly sessionId: number;
  readonly anomalies: readonly SessionAnomaly[];
  /** Of the starting card; empty for a session adopted from meter values. */
  readonly idTag: string;
  readonly parentIdTag: string | null;
  /** The charge point's own id, if it uses a different one from ours. */
  readonly chargePointTransactionId: string | null;
  readonly startedAt: Date;
  readonly meterStartWh: bigint;
  readonly lastSampleAt: Date | null;
  /** Start of the next session on the connector, `null`: none, or it has not left the connector. */
  readonly nextStartedAt: Date | null;
}

interface RunningSession extends KnownSession {
  readonly state: RunningState;
  readonly stop: null;
}

interface CompletedSession extends KnownSession {
  readonly state: 'completed';
  /** What it was closed with, whatever a person has decided since. */
  readonly stop: { readonly stoppedAt: Date; readonly meterStopWh: bigint | null };
}

/** A session of this charge point. */
export type StoppableSession = RunningSession | CompletedSession;

export interface StopFacts {
  readonly now: Date;
  readonly request: StopRequest;
  /** The session with that transaction id at this charge point. */
  readonly session: StoppableSession | null;
  /** The transaction id exists at another charge point. */
  readonly belongsElsewhere: boolean;
  /** Running sessions of this charge point; only used if the id is of no use. */
  readonly running: readonly StoppableSession[];
}

export interface SessionClose {
  readonly sessionId: number;
  readonly state: 'completed';
  readonly stoppedAt: Date;
  /** As sent; `energy` decides which energy it means. */
  readonly meterStopWh: bigint | null;
  readonly stopReason: string;
  /** All of the session's, including those of its start; those of its energy are added. */
  readonly anomalies: readonly SessionAnomaly[];
}

/** `answer`: the status for idTagInfo, `null`: answer `{}`. */
export type StopDecision =
  | { readonly kind: 'close'; readonly close: SessionClose; readonly answer: AuthorizationStatus | null }
  | { readonly kind: 'repeat'; readonly sessionId: number; readonly answer: AuthorizationStatus | null }
  | {
      /** Keep the message separately, for a person to look at. */
      readonly kind: 'unmatched';
      readonly reason: 'unknown-transaction' | 'foreign-transaction' | 'different-repeat';
      /** The session to flag `conflicting_stop`, for a repeat that differs. */
      readonly sessionId: number | null;
      readonly answer: AuthorizationStatus | null;
    };

/**
 * What to store and to answer for a StopTransaction. It is always acknowledged. The cases are listed in
 * docs/protocol/transactions.md; a register below the start is handled by `energy`.
 */
export const decideStop = (facts: StopFacts): StopDecision => {
  const { request, session } = facts;
  const answer = request.card?.status ?? null;
  if (facts.belongsElsewhere || session === null) {
    const [reason, anomaly] = facts.belongsElsewhere
      ? (['foreign-transaction', 'foreign_stop_id'] as const)
      : (['unknown-transaction', 'matched_stop'] as const);
    const match = onlyMatch(facts);
    if (match === null) return { kind: 'unmatched', reason, sessionId: null, answer };
    return { kind: 'close', close: closeSession(match, facts, [anomaly]), answer };
  }
  const { sessionId } = session;
  if (session.state !== 'completed' || isRevisable(session.anomalies)) {
    return { kind: 'close', close: closeSession(session, facts, []), answer };
  }
  if (hasSameValues(session, facts)) return { kind: 'repeat', sessionId, answer };
  return { kind: 'unmatched', reason: 'different-repeat', sessionId, answer };
};

/** A session as a stop ends it; `found` is how the two came together. */
export const closeSession = (
  session: StoppableSession,
  facts: Pick<StopFacts, 'request' | 'now'>,
  found: readonly SessionAnomaly[],
): SessionClose => {
  const { request } = facts;
  const stoppedAt = effectiveStop(session, facts);
  const anomalies = [...withoutOurClose(session.anomalies), ...found];
  if (stoppedAt !== request.stoppedAt) anomalies.push('clock');
  else if (request.clockCorrected) anomalies.push('clock_corrected');
  if (!mayStop(request.card, session)) anomalies.push('stop_tag_differs');
  const { nextStartedAt } = session;
  if (nextStartedAt !== null && overlaps(stoppedAt, nextStartedAt)) anomalies.push('overlaps_next');
  return {
    sessionId: session.sessionId,
    state: 'completed',
    stoppedAt,
    meterStopWh: request.meterStopWh,
    stopReason: request.reason ?? 'Local',
    anomalies: [...new Set(anomalies)],
  };
};

const effectiveStop = (
  session: StoppableSession,
  { request, now }: Pick<StopFacts, 'request' | 'now'>,
): Date => {
  const { stoppedAt } = request;
  if (isCredible(stoppedAt, now, 5) && stoppedAt >= session.startedAt) return stoppedAt;
  const standIn = session.lastSampleAt ?? now;
  return standIn > session.startedAt ? standIn : session.startedAt;
};

const hasSameValues = (session: CompletedSession, facts: StopFacts): boolean => {
  const { stop } = session;
  if (stop.meterStopWh !== facts.request.meterStopWh) return false;
  const { stoppedAt } = facts.request;
  // A time that could not be used was replaced at the first stop, and the clock error may have been learnt between the
  // two: then only the register is compared.
  const wasCorrected = facts.request.clockCorrected || session.anomalies.includes('clock_corrected');
  return (
    wasCorrected ||
    !isCredible(stoppedAt, facts.now, 5) ||
    stoppedAt < session.startedAt ||
    +stoppedAt === +stop.stoppedAt
  );
};

/** The running session that it ends if it is looked at alone, with what is known now. */
const onlyMatch = ({ request, running, now }: StopFacts): StoppableSession | null => {
  const stoppedAt = isCredible(request.stoppedAt, now, 5) ? request.stoppedAt : null;
  const stop = { ...request, stopId: '', stoppedAt, receivedAt: now };
  const [placement] = placeStops(running.map(endable), [stop]);
  return running.find(({ sessionId }) => sessionId === placement?.sessionId) ?? null;
};

const endable = (session: StoppableSession): EndableSession => ({
  ...session,
  isRunning: true,
  isPresumedEnded: false,
  startReceivedAt: session.startedAt,
  lastSample: session.lastSampleAt === null ? null : { at: session.lastSampleAt, registerWh: null },
  next: session.nextStartedAt === null ? null : { startedAt: session.nextStartedAt, meterStartWh: 0n },
  connectorId: 0,
  isInSession: false,
});
