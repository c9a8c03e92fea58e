import {
  decideAuthorization,
  type KnownCardFacts,
  type WhitelistEntryFacts,
} from '../whitelist/decide-authorization.ts';
import type { ListContent, ListedCard } from './listed-card.ts';

/** A card that the owner has whitelisted, or that a member of the account holds. */
export interface CandidateCard {
  /** Canonical, see `cards/id-tag`. */
  readonly idTag: string;
  readonly whitelistEntry: WhitelistEntryFacts | null;
  readonly knownCard: (KnownCardFacts & { readonly expiresAt: Date | null }) | null;
  readonly reportedLost: boolean;
  readonly parentIdTag: string | null;
  /** When it last began to charge at a station of the account. */
  readonly lastUsedAt: Date | null;
}

export interface DesiredListFacts {
  readonly stationId: string;
  readonly candidates: readonly CandidateCard[];
  /** As the charge point reads the card; `null` for a number that it cannot hold. */
  readonly tagAtChargePoint: (idTag: string) => string | null;
}

/**
 * The local list that a charge point should have: every card that would be let in there by name (whitelist, own card)
 * and every card that is blocked there. Guests and free charging are no matter of lists. What the charge point decides
 * alone is so what it would have been told. Most needed first: cards that may charge, the last used ones in front.
 */
export function desiredList(facts: DesiredListFacts, now: Date): ListContent {
  const listed = facts.candidates.flatMap((candidate) => {
    const idTag = facts.tagAtChargePoint(candidate.idTag);
    const card = listedCard(candidate, facts.stationId, now);
    return idTag === null || card === null ? [] : [{ idTag, card, lastUsedAt: candidate.lastUsedAt }];
  });
  const byNeed = listed.toSorted(
    (a, b) =>
      Number(a.card.status !== 'Accepted') - Number(b.card.status !== 'Accepted') ||
      (b.lastUsedAt?.getTime() ?? 0) - (a.lastUsedAt?.getTime() ?? 0) ||
      (a.idTag < b.idTag ? -1 : 1),
  );
  return new Map(byNeed.map(({ idTag, card }) => [idTag, card]));
}

function listedCard(candidate: CandidateCard, stationId: string, now: Date): ListedCard | null {
  const { status, rule } = decideAuthorization({
    now,
    stationId,
    chargePointInService: true,
    authorizationMode: 'whitelist',
    publiclyAvailable: false,
    reportedLost: candidate.reportedLost,
    whitelistEntry: candidate.whitelistEntry,
    knownCard: candidate.knownCard,
    openSessionElsewhere: false,
  });
  const group = candidate.parentIdTag === null ? {} : { parentIdTag: candidate.parentIdTag };
  if (status === 'Blocked') return { status, ...group };
  if (status !== 'Accepted') return null;
  const until = rule === 'whitelist' ? candidate.whitelistEntry?.validUntil : candidate.knownCard?.expiresAt;
  return { status, ...(until ? { expiryDate: wholeSeconds(until) } : {}), ...group };
}

function wholeSeconds(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
