import { consumeReservation } from '../../reservations/consume-reservation.ts';
import type { Reservation } from '../../reservations/reservation.ts';
import type { AuthorizationDecision, AuthorizationStatus } from '../../whitelist/decide-authorization.ts';
import type { SessionAnomaly } from '../anomaly.ts';
import { isCredible, OFFLINE_AFTER_MS, VERY_LATE_AFTER_MS } from '../readings/charge-point-time.ts';
import { closeImplicitly, type ImplicitClose, type OpenOnConnector } from './implicit-close.ts';
import { remoteStartOf, type PendingRemoteStart } from './remote-start.ts';

/** A session that already has the key of this start (`start-key`). */
export interface SameKeyStart {
  readonly sessionId: number;
  readonly answer: AuthorizationStatus;
  /** When its start came. */
  readonly receivedAt: Date;
  /** A StopTransaction came with our transaction id, so our answer to the start had arrived. */
  readonly answerArrived: boolean;
  /** That stop had a later time than the start. */
  readonly clockRan: boolean;
  /** Another start on the connector since then had the same time to the letter. */
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
  /** `startedAt` is not as sent, but corrected by the steady error of the charge point's clock. */
  readonly clockCorrected: boolean;
  readonly meterStartWh: bigint;
  readonly sameKey: SameKeyStart | null;
  readonly similar: SimilarStart | null;
  readonly openOnConnector: OpenOnConnector | null;
  readonly connectorKnown: boolean;
  /** By the card now: what it was worth during an offline start is unknowable (S7). */
  readonly authorization: AuthorizationDecision;
  /** As the charge point named it. */
  readonly reservationId: number | null;
  /** Of this charge point. */
  readonly reservations: readonly Reservation[];
  /** RemoteStartTransactions to this charge point that may still be obeyed. */
  readonly remoteStarts: readonly PendingRemoteStart[];
}

export type StartDecision =
  | {
      readonly kind: 'repeat';
      readonly sessionId: number;
      readonly answer: AuthorizationStatus;
      /** To add to the session; `null` for a plain retry, which is no anomaly. */
      readonly anomaly: 'suspect_duplicate' | null;
    }
  | {
      readonly kind: 'new';
      readonly state: 'charging' | 'overlapping';
      readonly startedAt: Date;
      /** For `startKey`. */
      readonly repetition: number;
      readonly answer: AuthorizationStatus;
      readonly anomalies: readonly SessionAnomaly[];
      readonly implicitClose: ImplicitClose | null;
      /** The session that was adopted before its start arrived: it becomes this one and keeps its id. */
      readonly takesOver: number | null;
      readonly reservationId: number | null;
      /** The command that it obeys. */
      readonly remoteStartId: string | null;
    };

const SAME_START_MS = 1000;
const STANDS_AFTER_MS = 60 * 60_000;
const SAME_REGISTER_WH = 10n;

/**
 * What to store and to answer for a StartTransaction. It is never refused: whatever is odd is stored and flagged, and
 * a refused card gets its own transaction id too.
 *
 * | case | facts | decision |
 * |---|---|---|
 * | S1, S2 | same key, running or closed | repeat the first id and the first answer |
 * | | same key, our first answer had arrived and the clock provably stands still | new, `stuck_clock`, key counted up |
 * | S3 | within 1 s and 10 Wh of a session of the card here without later data | repeat, `suspect_duplicate` |
 * | S4 | card accepted | new, Accepted |
 * | S5, S6, S14 | card refused, charging elsewhere, charge point not in service | new, that status, `unauthorized` |
 * | S7 | start more than 5 min (90 days) ago | `offline_start` (`very_late`) |
 * | S8 | an older session is open on the connector | that one is closed implicitly |
 * | S9 | a newer session is open on the connector | new, `overlapping` |
 * | | an adopted session is open on the connector, not older | that one becomes this one |
 * | S10 | a reservation is named, or stands for the card | used; `reservation_mismatch` if it was for another card |
 * | S11 | a remote start of that card and connector is pending | linked |
 * | S12 | unknown connector | `unknown_connector` |
 * | S13 | time before 2015, over 10 min ahead or unreadable | starts now, `clock` |
 * | | the charge point's clock is steadily off | starts at the corrected time, `clock_corrected` |
 */
export function decideStart(facts: StartFacts): StartDecision {
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
}

/**
 * Whether an equal start begins another session. A charge point may repeat a start even after its stop, so only a clock
 * that stands still can tell: one that repeats its time, or one that had been wrong by an hour when the first came.
 */
export function isAnotherSession({ startedAt }: Pick<StartFacts, 'startedAt'>, first: SameKeyStart): boolean {
  if (!first.answerArrived || first.clockRan) return false;
  return (
    first.timeRepeated ||
    startedAt === null ||
    first.receivedAt.getTime() - startedAt.getTime() > STANDS_AFTER_MS
  );
}

function newSession(facts: StartFacts): StartDecision {
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
}

function anomaliesOf(facts: StartFacts, startedAt: Date): SessionAnomaly[] {
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
}

function effectiveStart({ startedAt, now }: StartFacts): Date {
  return isCredible(startedAt, now, 10) ? startedAt : now;
}

function isSuspectDuplicate(facts: StartFacts, similar: SimilarStart): boolean {
  if (similar.hasLaterData || facts.startedAt === null) return false;
  const apartMs = Math.abs(facts.startedAt.getTime() - similar.startedAt.getTime());
  const apartWh = facts.meterStartWh - similar.meterStartWh;
  return apartMs <= SAME_START_MS && apartWh <= SAME_REGISTER_WH && apartWh >= -SAME_REGISTER_WH;
}
