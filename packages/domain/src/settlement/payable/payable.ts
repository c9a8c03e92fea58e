import type { SessionAnomaly } from '../../sessions/anomaly.ts';
import type { SessionReviewState } from '../../sessions/review.ts';
import type { AuthorizationStatus } from '../../whitelist/decide-authorization.ts';

/** What support can still decide; until then the session is in no document. */
export const HOLD_REASONS = [
  /** It has not ended. */
  'running',
  /** The owner has not decided about it. */
  'open-review',
  /** It was in doubt, and only somebody of the account has decided. */
  'doubtful',
  /** Corrected to more than was measured. */
  'corrected-upwards',
  /** More energy than the charger's model delivers in that time. */
  'above-rating',
  /** A DC charger, of which support looks at each session. */
  'dc',
  /** It ends after the message about its end had come. */
  'after-receipt',
  /** The card was charging somewhere else already. */
  'overlapping-card',
  /** It costs more per kWh than is paid without a look. */
  'rate-ceiling',
  /** The account's month is ten times what it usually is. */
  'tenfold-month',
  /** One of many cards that were used once. */
  'cards-used-once',
  /** The holder of the card says that it was not them. */
  'disputed',
  /** Support has approved it, and a second person has to. */
  'second-person',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

export const NOT_PAYABLE_REASONS = [
  'free',
  'excluded',
  /** The card was refused, and the charger charged all the same. */
  'card-refused',
  /** No registered issuer knows the card. */
  'unknown-card',
  /** Its issuer does not pay the operator. */
  'issuer-does-not-pay',
  /** One person of the operator registered it, and no second one has confirmed that. */
  'card-unconfirmed',
  /** A member of the station's account holds the card. */
  'own-card',
  /** Support has decided so. */
  'refused',
] as const;
export type NotPayableReason = (typeof NOT_PAYABLE_REASONS)[number];

/** Whether the operator owes the owner of the station what a session costs. */
export type Payable =
  | { readonly kind: 'payable' }
  | { readonly kind: 'held'; readonly reasons: readonly HoldReason[] }
  | { readonly kind: 'not-payable'; readonly reason: NotPayableReason };

/** What support has decided about a session. */
export interface PlatformReview {
  readonly decision: 'pay' | 'refuse';
  /** Of the session when it was decided: more than that is not covered. */
  readonly amount: string;
  readonly decidedAt: Date;
  /** A second person has to confirm it and has not. */
  readonly waits: boolean;
}

/** The rating of a charger's model, from the operator's own list. */
export interface ChargerModel {
  readonly current: 'ac' | 'dc';
  /** Decimal text, a connector. */
  readonly maxKw: string;
}

/** What the account did in the month of the session's end. */
export interface AccountMonth {
  /** Decimal text. */
  readonly amount: string;
  /** The mean of the three months before it. */
  readonly usualAmount: string;
  /** Billed sessions that are not free. */
  readonly sessions: number;
  /** Cards with exactly one of them. */
  readonly cardsUsedOnce: number;
}

export interface PayableFacts {
  readonly isRunning: boolean;
  readonly review: SessionReviewState | null;
  readonly isFree: boolean;
  readonly authorizationStatus: AuthorizationStatus;
  /** Of its card: held by a member of the station's account, at its start or now. */
  readonly isOwnCard: boolean;
  /** Who vouched for the card at the start. */
  readonly issuer: 'none' | 'does-not-pay' | 'card-unconfirmed' | 'pays';
  readonly anomalies: readonly SessionAnomaly[];
  readonly energyWh: bigint;
  /** Null: nobody has corrected it. */
  readonly measuredEnergyWh: bigint | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** Null: its charger has not told its end. */
  readonly stopReceivedAt: Date | null;
  /** Null: not in the list. */
  readonly model: ChargerModel | null;
  /** Decimal text as the owner typed it. */
  readonly amount: string;
  /** The highest of its lines; null: none has one. */
  readonly pricePerKwh: string | null;
  /** VAT is in these figures and taken out of them: the party is registered, and the rate was typed with VAT. */
  readonly hasVatInside: boolean;
  /** An earlier session with the same card had not ended when it began. */
  readonly overlapsEarlier: boolean;
  readonly disputedAt: Date | null;
  readonly isCardUsedOnce: boolean;
  readonly month: AccountMonth;
  /** The last one. */
  readonly platformReview: PlatformReview | null;
}

/** What the operator can set. */
export interface PayableLimits {
  /** Decimal text, without VAT. */
  readonly maxPricePerKwh: string;
}
