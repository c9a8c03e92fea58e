import type { RunningState } from '../session.ts';
import { consumeReservation } from '../../reservations/consume-reservation.ts';
import type { Reservation } from '../../reservations/reservation.ts';
import type { AuthorizationDecision, AuthorizationStatus } from '../../whitelist/decide-authorization.ts';
import type { SessionAnomaly } from '../anomaly.ts';
import { isCredible, OFFLINE_AFTER_MS, VERY_LATE_AFTER_MS } from '../readings/times/charge-point-time.ts';
import { closeImplicitly, type ImplicitClose, type OpenOnConnector } from './implicit-close.ts';
import { remoteStartOf, type PendingRemoteStart } from './remote-start.ts';

/** A session that already has the key of this start (`start-key`). */
export interface SameKeyStart {
  readonly sessionId: number;
  readonly answer: AuthorizationStatus;
  /** When its start arrived. */
  readonly receivedAt: Date;
  /** A StopTransaction arrived with our transaction id, so our answer to the start had arrived. */
  readonly answerArrived: boolean;
  /** That stop had a later time than the start. */
  readonly clockRan: boolean;
  /** Another start on the connector since then had exactly the same time. */
  readonly timeRepeated: boolean;
  readonly repetition: number;
}

/** The latest session of the same connector and card, whatever its key. */
export interface SimilarStart {
  readonly sessionId: number;
  readonly answer: AuthorizationStatus;
  readonly startedAt: Date;
  readonly meterStartWh: bigint;
  readonly hasLaterData: boolean;
}

export interface StartFacts {
  readonly now: Date;
  readonly connectorId: number;
  /** Canonical. */
  readonly idTag: string;
  readonly parentIdTag: string | null;
  /** `null`: the timestamp could not be read. */
  readonly startedAt: Date | null;
  /** `startedAt` is not as sent, but corrected by the constant error of the charge point's clock. */
  readonly clockCorrected: boolean;
  readonly meterStartWh: bigint;
  readonly sameKey: SameKeyStart | null;
  readonly similar: SimilarStart | null;
  readonly openOnConnector: OpenOnConnector | null;
  readonly connectorKnown: boolean;
  /** By the card's status now: its status during an offline start cannot be known. */
  readonly authorization: AuthorizationDecision;
  /** As the charge point named it. */
  readonly reservationId: number | null;
  /** Of this charge point. */
  readonly reservations: readonly Reservation[];
  /** RemoteStartTransactions to this charge point that may still be carried out. */
  readonly remoteStarts: readonly PendingRemoteStart[];
}

export type StartDecision =
  | {
      readonly kind: 'repeat';
      readonly sessionId: number;
      readonly answer: AuthorizationStatus;
      /** Anomalies to add to the session; `null` for a plain retry, which is not an anomaly. */
      readonly anomaly: 'suspect_duplicate' | null;
    }
  | {
      readonly kind: 'new';
      readonly state: RunningState;
      readonly startedAt: Date;
      /** For `startKey`. */
      readonly repetition: number;
      readonly answer: AuthorizationStatus;
      readonly anomalies: readonly SessionAnomaly[];
      readonly implicitClose: ImplicitClose | null;
      /** The session that was adopted before its start arrived: it becomes this one and keeps its id. */
      readonly takesOver: number | null;
      readonly reservationId: number | null;
      /** The command that caused it. */
      readonly remoteStartId: string | null;
    };

const SAME_START_MS = 1000;
const STANDS_AFTER_MS = 60 * 60_000;
const SAME_REGISTER_WH = 10n;

/**
 * What to store and to answer for a StartTransaction. It is never refused: whatever is unusual is stored and flagged,
 * and a refused card gets its own transaction id too. The cases are listed in docs/protocol/transactions.md.
 */
export const decideStart = (facts: StartFacts): StartDecision => {
  const { sameKey, similar } = facts;
  if (sameKey !== null && !isAnotherSession(facts, sameKey)) {
    return {
      kind: 'repeat',
      sessionId: sameKey.sessionId,
      answer: sameKey.answer,
      anomaly: null,
    };
  }
  if (sameKey === null && similar !== null && isSuspectDuplicate(facts, similar)) {
    return {
      kind: 'repeat',
      sessionId: similar.sessionId,
      answer: similar.answer,
      anomaly: 'suspect_duplicate',
    };
  }
  return newSession(facts);
};

/**
 * Whether an equal start begins another session. A charge point may repeat a start even after its stop, so only a stuck
 * clock proves it: one that repeats its time, or one that was already an hour off when the first start arrived.
 */
export const isAnotherSession = (
  { startedAt }: Pick<StartFacts, 'startedAt'>,
  first: SameKeyStart,
): boolean => {
  if (!first.answerArrived || first.clockRan) return false;
  return (
    first.timeRepeated ||
    startedAt === null ||
    first.receivedAt.getTime() - startedAt.getTime() > STANDS_AFTER_MS
  );
};

const newSession = (facts: StartFacts): StartDecision => {
  const { openOnConnector: open, sameKey, authorization } = facts;
  const startedAt = effectiveStart(facts);
  const start = { ...facts, startedAt };
  const takesOver = open !== null && open.adopted && startedAt <= open.startedAt ? open.sessionId : null;
  const late = open !== null && takesOver === null && open.startedAt > startedAt;
  const use = consumeReservation(start, facts.reservations);
  const anomalies = anomaliesOf(facts, startedAt);
  if (late) anomalies.push('overlapping');
  if (use?.mismatch) anomalies.push('reservation_mismatch');
  return {
    kind: 'new',
    state: late ? 'overlapping' : 'charging',
    startedAt,
    repetition: sameKey === null ? 0 : sameKey.repetition + 1,
    answer: authorization.status,
    anomalies,
    implicitClose:
      open === null || late || takesOver !== null
        ? null
        : closeImplicitly(open, startedAt, facts.meterStartWh),
    takesOver,
    reservationId: use?.reservationId ?? null,
    remoteStartId: remoteStartOf(start, facts.remoteStarts),
  };
};

const anomaliesOf = (facts: StartFacts, startedAt: Date): SessionAnomaly[] => {
  const anomalies: SessionAnomaly[] = [];
  const ageMs = facts.now.getTime() - startedAt.getTime();
  const credible = isCredible(facts.startedAt, facts.now, 10);
  if (facts.sameKey !== null) anomalies.push('stuck_clock');
  if (facts.authorization.status !== 'Accepted') anomalies.push('unauthorized');
  if (ageMs > OFFLINE_AFTER_MS) anomalies.push('offline_start');
  if (ageMs > VERY_LATE_AFTER_MS) anomalies.push('very_late');
  if (!facts.connectorKnown) anomalies.push('unknown_connector');
  if (!credible) anomalies.push('clock');
  else if (facts.clockCorrected) anomalies.push('clock_corrected');
  return anomalies;
};

const effectiveStart = ({ startedAt, now }: StartFacts): Date => {
  return isCredible(startedAt, now, 10) ? startedAt : now;
};

const isSuspectDuplicate = (facts: StartFacts, similar: SimilarStart): boolean => {
  if (similar.hasLaterData || facts.startedAt === null) return false;
  const apartMs = Math.abs(facts.startedAt.getTime() - similar.startedAt.getTime());
  const apartWh = facts.meterStartWh - similar.meterStartWh;
  return apartMs <= SAME_START_MS && apartWh <= SAME_REGISTER_WH && apartWh >= -SAME_REGISTER_WH;
};
