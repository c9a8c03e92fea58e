import type { AuthorizationDecision, AuthorizationRule } from './decide-authorization.ts';

const HOUR_MS = 3_600_000;
/** Eight charging points with a new car every five minutes present as many. */
const CARDS_PER_HOUR = 100;

/** Decided by what the account of the charge point knows itself. */
const OWN_RULES: ReadonlySet<AuthorizationRule> = new Set<AuthorizationRule>([
  'whitelist',
  'access-group',
  'known-card',
  'free-charging',
  'blocked-entry',
  'refused-out-of-service',
  'refused-entry-expired',
  'refused-entry-not-yet-valid',
  'refused-budget',
]);

/** Different cards that a charge point has presented within an hour, each with when it did first. */
export type PresentedCards = ReadonlyMap<string, Date>;

/** With another card; null: it is one of too many, as of a charge point that tries out numbers. */
export const presentCard = (presented: PresentedCards, idTag: string, now: Date): PresentedCards | null => {
  const recent = new Map([...presented].filter(([, at]) => now.getTime() - at.getTime() < HOUR_MS));
  if (recent.has(idTag)) return recent;
  if (recent.size >= CARDS_PER_HOUR) return null;
  return recent.set(idTag, now);
};

/**
 * The decision about one of too many cards: as always for the account's own, and without a word about whether an issuer
 * knows any other.
 */
export const withoutIssuers = (decision: AuthorizationDecision): AuthorizationDecision =>
  OWN_RULES.has(decision.rule) ? decision : { status: 'Invalid', rule: 'refused-too-many-cards', free: null };
