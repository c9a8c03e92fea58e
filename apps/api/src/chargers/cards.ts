import type { AuthorizationDecision } from '@laadpoort/domain/whitelist/decide-authorization';
import type { CardStanding } from '@laadpoort/domain/whitelist/id-tag-info';

/** A card that was presented to a charge point; Authorize names no connector. */
export interface PresentedCard {
  readonly chargePointId: string;
  readonly connectorId: number | null;
  /** Canonical. */
  readonly idTag: string;
  readonly at: Date;
}

/** Whether that card may charge there. */
export interface CardAuthorization {
  /** null: the charge point is no longer there. */
  readonly accountId: string | null;
  readonly decision: AuthorizationDecision;
  /** For the answer to the charge point. */
  readonly standing: CardStanding;
  /** The provider registered for the card, the only source of its network label. */
  readonly providerId: string | null;
  readonly connectorKnown: boolean;
}

/**
 * SQL: whether a card is the account's own, as `shownIdTag` asks: its number was entered by hand, or somebody of the
 * account holds it. Both are SQL expressions.
 */
export const isOwnCard = (accountId: string, idTag: string): string => `
  (EXISTS (SELECT FROM whitelist_entry entered
            WHERE entered.account_id = ${accountId} AND entered.uid = ${idTag} AND entered.entered_by_hand)
   OR EXISTS (SELECT FROM id_token held JOIN member ON member.user_id = held.holder_id
               WHERE held.uid = ${idTag} AND member.organization_id = ${accountId}))`;

/** SQL: whether the whitelist entry `entry` holds at a station, which is an SQL expression; `entryForStation` in SQL. */
export const entryHoldsAt = (stationId: string): string => `
  (NOT EXISTS (SELECT FROM whitelist_entry_station limited WHERE limited.entry_id = entry.id)
   OR EXISTS (SELECT FROM whitelist_entry_station at_station
               WHERE at_station.entry_id = entry.id AND at_station.station_id = ${stationId}))`;
