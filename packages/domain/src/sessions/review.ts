import type { PriceLine } from '../tariffs/price-line.ts';
import { priceSession, type PricingFacts } from '../tariffs/price-session.ts';
import type { SessionAnomaly } from './anomaly.ts';
import type { SessionState } from './session.ts';

/** Only sessions without a review, `accepted` ones and `corrected` ones are billed. */
export const SESSION_REVIEW_STATES = ['open', 'accepted', 'corrected', 'excluded'] as const;
export type SessionReviewState = (typeof SESSION_REVIEW_STATES)[number];

export type ReviewDecision =
  /** Bill the measured energy. */
  | { readonly kind: 'accept' }
  | { readonly kind: 'correct'; readonly energyWh: bigint; readonly note: string }
  /** Bill nothing. */
  | { readonly kind: 'exclude'; readonly note: string };

/**
 * The anomalies that leave the energy, the time or the owner of a session in doubt. Sessions with only the others are
 * billed: those say how a session came to be known (offline start, unknown connector) or leave nothing in doubt (zero
 * energy).
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
  'no_rate',
  'overlaps_next',
  'overlaps_previous',
  'power_disagrees',
  'presumed_end',
  'proposed_stop',
  'register_factor',
  'register_jump',
  'registers_disagree',
  'signature_fails',
  'stop_register',
  'stop_tag_differs',
  'stuck_clock',
  'suspect_duplicate',
  'unmeasured_energy',
  'very_late',
]);

/** A session of a guest that no rate applies to costs nothing, which nobody has decided. */
export const withoutRate = ({
  energyWh,
  tariff,
  free,
}: Pick<PricingFacts, 'energyWh' | 'tariff' | 'free'>): readonly SessionAnomaly[] =>
  energyWh > 0n && tariff === null && free === null ? ['no_rate'] : [];

/** Whether a session counts in totals and payments. The database counts by the same rule, in `is_billed`. */
export const isBilled = (state: SessionState, review: SessionReviewState | null): boolean =>
  state === 'completed' && (review === null || review === 'accepted' || review === 'corrected');

/** The anomalies of a completed session that need a person's decision before it is billed; empty: bill it. */
export const needsReview = (anomalies: readonly SessionAnomaly[]): readonly SessionAnomaly[] => {
  // Within a minute too little can have been charged unmeasured to be worth a person's time.
  const isShort = anomalies.includes('short_session');
  return anomalies.filter((anomaly) => TO_REVIEW.has(anomaly) && !(anomaly === 'no_meter_data' && isShort));
};

/**
 * The review of a session whose end is decided (again), for example by the stop for which a presumed end was waiting.
 * If a person accepted it, a new decision is needed if doubts remain. If a person corrected or excluded it, that was
 * based on other figures, so a new decision is always needed.
 */
export const reviewAtEnd = (
  before: SessionReviewState | null,
  anomalies: readonly SessionAnomaly[],
): 'open' | null => {
  const wasChanged = before === 'corrected' || before === 'excluded';
  return wasChanged || needsReview(anomalies).length > 0 ? 'open' : null;
};

/** Priced as it is billed now, by its own version: a correction never changes the rate. */
export interface ReviewedSession extends PricingFacts {
  /** The measured energy, `null` unless there is a correction. */
  readonly measuredEnergyWh: bigint | null;
}

export interface ReviewOutcome {
  readonly review: Exclude<SessionReviewState, 'open'>;
  readonly energyWh: bigint;
  readonly measuredEnergyWh: bigint | null;
  /** 6 places. */
  readonly amount: string;
  readonly lines: readonly PriceLine[];
}

/**
 * What a session becomes after a person's decision. The measured energy is kept, so any decision can follow any other.
 */
export const decideReview = (session: ReviewedSession, decision: ReviewDecision): ReviewOutcome => {
  const measuredWh = session.measuredEnergyWh ?? session.energyWh;
  const isCorrected = decision.kind === 'correct';
  const energyWh = isCorrected && decision.energyWh >= 0n ? decision.energyWh : measuredWh;
  return {
    review: decision.kind === 'accept' ? 'accepted' : isCorrected ? 'corrected' : 'excluded',
    energyWh,
    measuredEnergyWh: isCorrected ? measuredWh : null,
    ...priceSession({ ...session, energyWh }),
  };
};
