import type { AuthorizationStatus } from '../whitelist/decide-authorization.ts';
import type { SessionAnomaly } from './anomaly.ts';
import { isCredible } from './charge-point-time.ts';
import { isRevisable, isRunning, type SessionState } from './session.ts';

export interface StopRequest {
  /** `null`: the timestamp could not be read. */
  readonly stoppedAt: Date | null;
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
  /** Same parent group as the starting card, or one is the parent of the other. */
  readonly sameGroup: boolean;
}

/** A session of this charge point. */
export interface StoppableSession {
  readonly transactionId: number;
  readonly state: SessionState;
  readonly idTag: string;
  readonly startedAt: Date;
  readonly meterStartWh: bigint;
  readonly lastSampleAt: Date | null;
  /** What it was closed with, `null` while it runs. */
  readonly stop: { readonly stoppedAt: Date; readonly meterStopWh: bigint | null } | null;
}

export interface StopFacts {
  readonly now: Date;
  readonly request: StopRequest;
  /** The session of that transaction id at this charge point. */
  readonly session: StoppableSession | null;
  /** The transaction id exists at another charge point. */
  readonly belongsElsewhere: boolean;
  /** Running sessions of this charge point; looked at only when the id is of no use. */
  readonly running: readonly StoppableSession[];
}

export interface SessionClose {
  readonly transactionId: number;
  readonly state: 'completed';
  readonly stoppedAt: Date;
  /** As sent; which energy it means is decided by `energy`. */
  readonly meterStopWh: bigint | null;
  readonly stopReason: string;
  readonly anomalies: readonly SessionAnomaly[];
}

/** `answer`: the status for idTagInfo, `null`: answer `{}`. */
export type StopDecision =
  | { readonly kind: 'close'; readonly close: SessionClose; readonly answer: AuthorizationStatus | null }
  | {
      readonly kind: 'repeat';
      readonly transactionId: number;
      readonly anomaly: 'duplicate_stop' | 'conflicting_stop';
      readonly answer: AuthorizationStatus | null;
    }
  | {
      readonly kind: 'orphan';
      readonly anomaly: 'orphan_stop' | 'foreign_transaction';
      readonly answer: AuthorizationStatus | null;
    };

/**
 * What to store and to answer for a StopTransaction. It is always acknowledged.
 *
 * | case | facts | decision |
 * |---|---|---|
 * | P1 | running session | close |
 * | P2 | closed by the charge point with the same values | repeat, `duplicate_stop` |
 * | P3 | closed by the charge point with other values | repeat, first values stay, `conflicting_stop` |
 * | P3 | closed implicitly or presumed ended | close again with the true values |
 * | P4 | id unknown, exactly one running session fits | close that, `matched_stop` |
 * | P4 | id unknown, none or several fit | orphan, `orphan_stop` |
 * | P5 | id of another charge point | orphan, `foreign_transaction` |
 * | P6 | register below the start | close; see `energy` |
 * | P7 | time before the start, over 5 min ahead or unreadable | last sample or now, `clock` |
 * | P8 | another card | close, `stop_tag_differs` unless of the same group |
 * | P9 | no reason | Local |
 *
 * P10 to P12 (samples, commands, status) touch nothing here.
 */
export function decideStop(facts: StopFacts): StopDecision {
  const { request, session } = facts;
  const answer = request.card?.status ?? null;
  if (facts.belongsElsewhere) return { kind: 'orphan', anomaly: 'foreign_transaction', answer };
  if (session === null) {
    const match = onlyMatch(facts);
    if (match === null) return { kind: 'orphan', anomaly: 'orphan_stop', answer };
    return { kind: 'close', close: closeSession(match, facts, ['matched_stop']), answer };
  }
  if (isRunning(session.state) || isRevisable(session.state)) {
    return { kind: 'close', close: closeSession(session, facts, []), answer };
  }
  const anomaly = hasSameValues(session, facts) ? 'duplicate_stop' : 'conflicting_stop';
  return { kind: 'repeat', transactionId: session.transactionId, anomaly, answer };
}

function closeSession(
  session: StoppableSession,
  facts: StopFacts,
  found: readonly SessionAnomaly[],
): SessionClose {
  const { request } = facts;
  const stoppedAt = effectiveStop(session, facts);
  const anomalies = [...found];
  if (stoppedAt !== request.stoppedAt) anomalies.push('clock');
  const card = request.card;
  if (card !== null && card.idTag !== session.idTag && !card.sameGroup) anomalies.push('stop_tag_differs');
  return {
    transactionId: session.transactionId,
    state: 'completed',
    stoppedAt,
    meterStopWh: request.meterStopWh,
    stopReason: request.reason ?? 'Local',
    anomalies,
  };
}

function effectiveStop(session: StoppableSession, { request, now }: StopFacts): Date {
  const { stoppedAt } = request;
  if (isCredible(stoppedAt, now, 5) && stoppedAt >= session.startedAt) return stoppedAt;
  const standIn = session.lastSampleAt ?? now;
  return standIn > session.startedAt ? standIn : session.startedAt;
}

function hasSameValues(session: StoppableSession, facts: StopFacts): boolean {
  const { stop } = session;
  if (stop === null || stop.meterStopWh !== facts.request.meterStopWh) return false;
  const { stoppedAt } = facts.request;
  // A time that could not be used was replaced at the first stop, so the register alone is compared.
  return (
    !isCredible(stoppedAt, facts.now, 5) || stoppedAt < session.startedAt || +stoppedAt === +stop.stoppedAt
  );
}

function onlyMatch({ request, running, now }: StopFacts): StoppableSession | null {
  const stoppedAt = isCredible(request.stoppedAt, now, 5) ? request.stoppedAt : now;
  const fitting = running.filter(
    (session) =>
      (request.card === null || request.card.idTag === session.idTag) &&
      session.startedAt <= stoppedAt &&
      (request.meterStopWh === null || request.meterStopWh >= session.meterStartWh),
  );
  const [match, another] = fitting;
  return match !== undefined && another === undefined ? match : null;
}
