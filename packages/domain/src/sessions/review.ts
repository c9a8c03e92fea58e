import { priceSession, type FreeOfCharge } from '../tariffs/price-session.ts';
import type { TariffVersion } from '../tariffs/tariff.ts';
import type { SessionAnomaly } from './anomaly.ts';

/** Only sessions without a review, `accepted` ones and `corrected` ones are billed. */
export type SessionReviewState = 'open' | 'accepted' | 'corrected' | 'excluded';

export type ReviewDecision =
  /** Bill what was measured. */
  | { readonly kind: 'accept' }
  | { readonly kind: 'correct'; readonly energyWh: bigint; readonly note: string }
  /** Bill nothing. */
  | { readonly kind: 'exclude'; readonly note: string };

/**
 * The anomalies that leave the energy, the time or the owner of a session in doubt. The others are told and billed: they
 * say how a session came to be known (offline start, unknown connector) or are no doubt at all (zero energy).
 */
const TO_REVIEW: ReadonlySet<SessionAnomaly> = new Set<SessionAnomaly>([
  'adopted',
  'charging_after_stop',
  'clock',
  'conflicting_stop',
  'estimated_energy',
  'foreign_stop_id',
  'implausible_energy',
  'implicit_stop',
  'meter_regression',
  'meter_reset',
  'meter_rollover',
  'no_meter_data',
  'no_meter_start',
  'overlaps_next',
  'presumed_end',
  'stop_tag_differs',
  'stuck_clock',
  'suspect_duplicate',
  'very_late',
]);

/** Whether totals and payments have a completed session. */
export function isBilled(review: SessionReviewState | null): boolean {
  return review !== 'open' && review !== 'excluded';
}

/** The anomalies of a completed session that a person has to decide on before it is billed; empty: bill it. */
export function needsReview(anomalies: readonly SessionAnomaly[]): readonly SessionAnomaly[] {
  // Within a minute nothing worth a person's time can have been charged unmeasured.
  const isShort = anomalies.includes('short_session');
  return anomalies.filter((anomaly) => TO_REVIEW.has(anomaly) && !(anomaly === 'no_meter_data' && isShort));
}

/**
 * The review of a session whose end is (again) decided, as by the stop that a presumed end waited for. What a person
 * accepted is asked again if doubts remain. What a person corrected or excluded rested on other figures: it is always
 * asked again.
 */
export function reviewAtEnd(
  before: SessionReviewState | null,
  anomalies: readonly SessionAnomaly[],
): 'open' | null {
  const wasChanged = before === 'corrected' || before === 'excluded';
  return wasChanged || needsReview(anomalies).length > 0 ? 'open' : null;
}

export interface ReviewedSession {
  /** What is billed now. */
  readonly energyWh: bigint;
  /** What was measured, `null` unless a correction stands. */
  readonly measuredEnergyWh: bigint | null;
  /** The session's own version: a correction never changes the rate. */
  readonly tariff: TariffVersion | null;
  readonly free: FreeOfCharge | null;
}

export interface ReviewOutcome {
  readonly review: Exclude<SessionReviewState, 'open'>;
  readonly energyWh: bigint;
  readonly measuredEnergyWh: bigint | null;
  /** 6 places. */
  readonly amount: string;
}

/** What a session becomes by a person's decision. What was measured is kept, so any decision can follow any other. */
export function decideReview(session: ReviewedSession, decision: ReviewDecision): ReviewOutcome {
  const { tariff, free } = session;
  const measuredWh = session.measuredEnergyWh ?? session.energyWh;
  const isCorrected = decision.kind === 'correct';
  const energyWh = isCorrected && decision.energyWh >= 0n ? decision.energyWh : measuredWh;
  return {
    review: decision.kind === 'accept' ? 'accepted' : isCorrected ? 'corrected' : 'excluded',
    energyWh,
    measuredEnergyWh: isCorrected ? measuredWh : null,
    amount: priceSession({ energyWh, tariff, free }).amount,
  };
}
