import {
  decideAuthorization,
  entryForStation,
  type KnownCardFacts,
  type WhitelistEntryFacts,
} from '../whitelist/decide-authorization.ts';
import { cardStanding } from '../whitelist/id-tag-info.ts';
import type { Quirks } from '../stations/quirks.ts';
import { fitsChargePoint } from './fits-charge-point.ts';
import type { ListContent, ListedCard } from './listed-card.ts';

/** A card that is on the owner's whitelist or belongs to a member of the account. */
export interface CandidateCard {
  /** Canonical, see `cards/id-tag`. */
  readonly idTag: string;
  readonly whitelistEntry: (WhitelistEntryFacts & { readonly parentIdTag: string | null }) | null;
  readonly knownCard:
    | (KnownCardFacts & { readonly expiresAt: Date | null; readonly parentIdTag: string | null })
    | null;
  readonly reportedLost: boolean;
  /** When it last started charging at a station of the account. */
  readonly lastUsedAt: Date | null;
}

export interface DesiredListFacts {
  readonly stationId: string;
  readonly candidates: readonly CandidateCard[];
  readonly quirks: Pick<Quirks, 'idTagLength'>;
}

/**
 * The desired local list of a charge point: every card that would be accepted there by name (whitelist, own card) and
 * every card that is blocked there. Guests and free charging are not handled by lists. So the charge point decides on
 * its own just as we would have told it. The most important come first: cards that may charge, the most recently used
 * at the front.
 */
export const desiredList = (facts: DesiredListFacts, now: Date): ListContent => {
  const listed = facts.candidates.flatMap((candidate) => {
    const { idTag, lastUsedAt } = candidate;
    if (!fitsChargePoint(idTag, facts.quirks)) return [];
    const card = listedCard(candidate, facts.stationId, now);
    return card === null ? [] : [{ idTag, card, lastUsedAt }];
  });
  const byNeed = listed.toSorted(
    (a, b) =>
      Number(a.card.status !== 'Accepted') - Number(b.card.status !== 'Accepted') ||
      (b.lastUsedAt?.getTime() ?? 0) - (a.lastUsedAt?.getTime() ?? 0) ||
      (a.idTag < b.idTag ? -1 : 1),
  );
  return new Map(byNeed.map(({ idTag, card }) => [idTag, card]));
};

const listedCard = (candidate: CandidateCard, stationId: string, now: Date): ListedCard | null => {
  const { whitelistEntry, knownCard, reportedLost } = candidate;
  const decision = decideAuthorization({
    now,
    stationId,
    chargePointInService: true,
    authorizationMode: 'whitelist',
    publiclyAvailable: false,
    reportedLost,
    whitelistEntry,
    knownCard,
    // A list knows no times and no budgets: a card that may charge by a group alone is asked about.
    groups: [],
    station: { timeZone: 'UTC', tariff: null },
    openSessionElsewhere: false,
  });
  const { status } = decision;
  if (status !== 'Accepted' && status !== 'Blocked') return null;
  const entry = entryForStation(whitelistEntry, stationId);
  const standing = cardStanding(decision, { entry, token: knownCard });
  return {
    status,
    ...(standing.validUntil === null ? {} : { expiryDate: wholeSeconds(standing.validUntil) }),
    ...(standing.parentIdTag === null ? {} : { parentIdTag: standing.parentIdTag }),
  };
};

const wholeSeconds = (at: Date): string => {
  return at.toISOString().replace(/\.\d{3}Z$/, 'Z');
};
