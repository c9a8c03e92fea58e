import type { AuthorizationStatus } from '../../whitelist/decide-authorization.ts';
import type { SessionAnomaly } from '../anomaly.ts';
import { isCredible } from '../readings/charge-point-time.ts';
import { isSameGroup } from './same-group.ts';
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
  /** What it was closed with. */
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
  /** The stop arrived before its start and was kept until now (docs/protocol/transactions.md). */
  readonly wasUnmatched: boolean;
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

/** A charge point may begin the next session before it has recorded the end of the last one. */
const SAME_MOMENT_MS = 60_000;

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
    const found: readonly SessionAnomaly[] = facts.wasUnmatched ? ['matched_stop'] : [];
    return { kind: 'close', close: closeSession(session, facts, found), answer };
  }
  if (hasSameValues(session, facts)) return { kind: 'repeat', sessionId, answer };
  return { kind: 'unmatched', reason: 'different-repeat', sessionId, answer };
};

const closeSession = (
  session: StoppableSession,
  facts: StopFacts,
  found: readonly SessionAnomaly[],
): SessionClose => {
  const { request } = facts;
  const stoppedAt = effectiveStop(session, facts);
  const anomalies = [...withoutOurClose(session.anomalies), ...found];
  if (stoppedAt !== request.stoppedAt) anomalies.push('clock');
  else if (request.clockCorrected) anomalies.push('clock_corrected');
  if (!mayStop(request.card, session)) anomalies.push('stop_tag_differs');
  if (overlapsNext(session, stoppedAt)) anomalies.push('overlaps_next');
  return {
    sessionId: session.sessionId,
    state: 'completed',
    stoppedAt,
    meterStopWh: request.meterStopWh,
    stopReason: request.reason ?? 'Local',
    anomalies: [...new Set(anomalies)],
  };
};

/** The starting card or one of its group; a session without a card can be stopped by any. */
const mayStop = (card: StopCard | null, session: StoppableSession): boolean => {
  return card === null || session.idTag === '' || card.idTag === session.idTag || isSameGroup(card, session);
};

const overlapsNext = ({ nextStartedAt }: StoppableSession, stoppedAt: Date): boolean => {
  return nextStartedAt !== null && stoppedAt.getTime() - nextStartedAt.getTime() > SAME_MOMENT_MS;
};

const effectiveStop = (session: StoppableSession, { request, now }: StopFacts): Date => {
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

const onlyMatch = ({ request, running, now }: StopFacts): StoppableSession | null => {
  const { transactionIdRaw, card, meterStopWh } = request;
  const named = running.filter(
    ({ chargePointTransactionId }) =>
      chargePointTransactionId !== null && chargePointTransactionId === transactionIdRaw,
  );
  const stoppedAt = isCredible(request.stoppedAt, now, 5) ? request.stoppedAt : now;
  const fitting = running.filter(
    (session) =>
      mayStop(card, session) &&
      session.startedAt <= stoppedAt &&
      (meterStopWh === null || meterStopWh >= session.meterStartWh),
  );
  const [match, another] = named.length > 0 ? named : fitting;
  return match !== undefined && another === undefined ? match : null;
};
