import type { FreeOfCharge } from '../tariffs/price-line.ts';
import {
  chooseGroup,
  type AccessGroupFacts,
  type DecidingGroup,
  type GroupCircumstances,
} from './access-group.ts';

/** Who may charge at a charge point without being on its owner's whitelist. */
export const AUTHORIZATION_MODES = ['whitelist', 'whitelist-and-guests', 'free'] as const;
export type AuthorizationMode = (typeof AUTHORIZATION_MODES)[number];

/** OCPP 1.6 AuthorizationStatus. */
export type AuthorizationStatus = 'Accepted' | 'Blocked' | 'Expired' | 'Invalid' | 'ConcurrentTx';

export interface WhitelistEntryFacts {
  readonly id: string;
  readonly description: string;
  readonly blocked: boolean;
  /** Valid from this moment; `null`: always. */
  readonly validFrom: Date | null;
  /** Valid until this moment, exclusive; `null`: indefinitely. */
  readonly validUntil: Date | null;
  /** The stations that the entry applies to; empty: all of the owner's. */
  readonly stationIds: readonly string[];
}

/** A card that a registered token provider vouches for, or refuses. */
export interface KnownCardFacts {
  readonly status: 'valid' | 'blocked' | 'expired' | 'invalid';
  /** Held by a member of the account that owns the charge point. */
  readonly ofOwnAccount: boolean;
}

export interface AuthorizationFacts {
  readonly now: Date;
  readonly stationId: string;
  /** False for a charge point that was removed or is still being adopted. */
  readonly chargePointInService: boolean;
  readonly authorizationMode: AuthorizationMode;
  /** Of the connector; for Authorize, which names none, of any connector of the charge point. */
  readonly publiclyAvailable: boolean;
  /** The card was reported as lost by its holder. */
  readonly reportedLost: boolean;
  /** The owner's entry for this card, `null` if there is none. */
  readonly whitelistEntry: WhitelistEntryFacts | null;
  /** What the card's provider says about it; `null` for a card that no registered provider knows. */
  readonly knownCard: KnownCardFacts | null;
  /** The owner's access groups that the card is in. */
  readonly groups: readonly AccessGroupFacts[];
  /** The station's clock and price. */
  readonly station: Pick<GroupCircumstances, 'timeZone' | 'tariff'>;
  /** The card has a running session on another connector that is online; `false` at Authorize. */
  readonly openSessionElsewhere: boolean;
}

export type AcceptingRule = 'whitelist' | 'access-group' | 'known-card' | 'free-charging' | 'guest';

export type RefusingRule =
  | 'blocked-card'
  | 'blocked-entry'
  | 'refused-out-of-service'
  | 'refused-card-blocked-by-provider'
  | 'refused-card-expired'
  | 'refused-card-invalid'
  | 'refused-entry-expired'
  | 'refused-entry-not-yet-valid'
  | 'refused-not-public'
  | 'refused-whitelist-only'
  | 'refused-unknown-card'
  | 'refused-concurrent'
  /** It is in access groups, of which none has budget left, and may not charge otherwise. */
  | 'refused-budget'
  /** Its charge point presents more cards than people do (many-cards.ts). */
  | 'refused-too-many-cards';

export type AuthorizationRule = AcceptingRule | RefusingRule;

export type AuthorizationDecision =
  | {
      readonly status: 'Accepted';
      readonly rule: Exclude<AcceptingRule, 'access-group'>;
      readonly free: FreeOfCharge | null;
    }
  | {
      readonly status: 'Accepted';
      readonly rule: 'access-group';
      readonly free: FreeOfCharge | null;
      readonly group: DecidingGroup;
    }
  | {
      readonly status: Exclude<AuthorizationStatus, 'Accepted'>;
      readonly rule: RefusingRule;
      readonly free: null;
    };

const FREE_CHARGING: FreeOfCharge = { rule: 'free-charging' };
const FREE_IN_GROUP: FreeOfCharge = { rule: 'access-group' };

/**
 * Whether a card may charge here, by which rule, and whether for nothing. The first row that holds decides:
 *
 * | # | facts | answer | rule | free |
 * |---|---|---|---|---|
 * | 1 | charge point not in service | Invalid | refused-out-of-service | |
 * | 2 | card reported lost | Blocked | blocked-card | |
 * | 3 | entry for this station, blocked | Blocked | blocked-entry | |
 * | 4 | entry for this station, within its dates | Accepted | whitelist | yes |
 * | 4a | access group with budget left, not in free mode | Accepted | access-group | if its price is |
 * | 5 | valid card of a member of the own account | Accepted | known-card | in free mode |
 * | 6 | mode free | Accepted | free-charging | yes |
 * | 7 | provider says blocked, expired or invalid | Blocked, Expired, Invalid | refused-card-... | |
 * | 8 | valid card, mode whitelist-and-guests, public | Accepted | guest | |
 * | 9 | entry outside its dates | Expired, Invalid | refused-entry-... | |
 * | 10 | valid card, mode whitelist-and-guests, not public | Invalid | refused-not-public | |
 * | 11 | valid card, mode whitelist | Invalid | refused-whitelist-only | |
 * | 12 | card unknown to every provider | Invalid | refused-unknown-card | |
 *
 * Where groups hold but their budgets are used up, rows 5 to 8 decide; a card that these refuse gets refused-budget.
 * An entry for other stations counts as none. An accepted card that already charges elsewhere gets ConcurrentTx
 * (refused-concurrent), but not in mode free, where firmware may send one tag for everybody.
 */
export const decideAuthorization = (facts: AuthorizationFacts): AuthorizationDecision => {
  const decision = decideByCard(facts);
  const countsSessions = decision.status === 'Accepted' && facts.authorizationMode !== 'free';
  return countsSessions && facts.openSessionElsewhere
    ? refuse('ConcurrentTx', 'refused-concurrent')
    : decision;
};

const decideByCard = (facts: AuthorizationFacts): AuthorizationDecision => {
  if (!facts.chargePointInService) return refuse('Invalid', 'refused-out-of-service');
  if (facts.reportedLost) return refuse('Blocked', 'blocked-card');

  const entry = entryForStation(facts.whitelistEntry, facts.stationId);
  if (entry?.blocked) return refuse('Blocked', 'blocked-entry');
  const validity = entry === null ? 'none' : validityOf(entry, facts.now);
  if (entry !== null && validity === 'valid') {
    return accept('whitelist', { rule: 'whitelist', entryId: entry.id, description: entry.description });
  }

  const choice = groupFor(facts);
  if (typeof choice === 'object') {
    const { id, name, since, price } = choice;
    const group = { id, name, since, price, timeZone: facts.station.timeZone };
    const free = price.kind === 'free' ? FREE_IN_GROUP : null;
    return { status: 'Accepted', rule: 'access-group', free, group };
  }
  const otherwise = decideWithoutGroup(facts, validity);
  return choice === 'used-up' && otherwise.status !== 'Accepted'
    ? refuse('Invalid', 'refused-budget')
    : otherwise;
};

/** Where everybody charges for free no group makes it dearer. */
const groupFor = ({ groups, station, knownCard, authorizationMode, now, stationId }: AuthorizationFacts) =>
  authorizationMode === 'free'
    ? 'none'
    : chooseGroup(groups, { ...station, now, stationId, cardIsVouchedFor: knownCard?.status === 'valid' });

const decideWithoutGroup = (
  facts: AuthorizationFacts,
  validity: ReturnType<typeof validityOf> | 'none',
): AuthorizationDecision => {
  const { knownCard: card, authorizationMode: mode } = facts;
  const free = mode === 'free' ? FREE_CHARGING : null;
  if (card?.status === 'valid' && card.ofOwnAccount) return accept('known-card', free);
  if (free !== null) return accept('free-charging', free);
  if (card?.status === 'blocked') return refuse('Blocked', 'refused-card-blocked-by-provider');
  if (card?.status === 'expired') return refuse('Expired', 'refused-card-expired');
  if (card?.status === 'invalid') return refuse('Invalid', 'refused-card-invalid');
  if (card !== null && mode === 'whitelist-and-guests' && facts.publiclyAvailable)
    return accept('guest', null);

  if (validity === 'over') return refuse('Expired', 'refused-entry-expired');
  if (validity === 'not-yet') return refuse('Invalid', 'refused-entry-not-yet-valid');
  if (card === null) return refuse('Invalid', 'refused-unknown-card');
  return refuse('Invalid', mode === 'whitelist' ? 'refused-whitelist-only' : 'refused-not-public');
};

/** The entry, unless it is for other stations only. */
export const entryForStation = <Entry extends WhitelistEntryFacts>(
  entry: Entry | null,
  stationId: string,
): Entry | null => {
  if (entry === null) return null;
  return entry.stationIds.length === 0 || entry.stationIds.includes(stationId) ? entry : null;
};

const validityOf = (entry: WhitelistEntryFacts, now: Date): 'valid' | 'not-yet' | 'over' => {
  if (entry.validFrom !== null && now < entry.validFrom) return 'not-yet';
  return entry.validUntil !== null && now >= entry.validUntil ? 'over' : 'valid';
};

const accept = (
  rule: Exclude<AcceptingRule, 'access-group'>,
  free: FreeOfCharge | null,
): AuthorizationDecision => {
  return { status: 'Accepted', rule, free };
};

const refuse = (
  status: Exclude<AuthorizationStatus, 'Accepted'>,
  rule: RefusingRule,
): AuthorizationDecision => {
  return { status, rule, free: null };
};
