import type { CandidateCard } from '@laadpoort/domain/local-list/desired-list';

/** What is known of a card: the account's entry for it, and what its provider and its holder say. */
export interface CardRow {
  readonly entry_id: string | null;
  readonly description: string;
  readonly entry_blocked: boolean;
  readonly valid_from: Date | null;
  readonly valid_until: Date | null;
  readonly entry_group: string | null;
  readonly station_ids: string[];
  readonly provider_id: string | null;
  readonly card_blocked: boolean;
  readonly card_expires_at: Date | null;
  readonly card_expired: boolean;
  readonly card_lost: boolean;
  readonly card_group: string | null;
  readonly of_own_account: boolean;
}

/** To select a `CardRow` from `cardJoins`; the account and the moment are SQL expressions. */
export const cardColumns = (accountId: string, at: string): string => `
  entry.id AS entry_id, entry.description, entry.blocked_at IS NOT NULL AS entry_blocked,
  entry.valid_from, entry.valid_until, entry.parent_id_tag AS entry_group,
  ARRAY(SELECT at_station.station_id::text FROM whitelist_entry_station at_station
         WHERE at_station.entry_id = entry.id) AS station_ids,
  token.provider_id, token.blocked_at IS NOT NULL AS card_blocked, token.expires_at AS card_expires_at,
  coalesce(token.expires_at <= ${at}, false) AS card_expired, token.lost_at IS NOT NULL AS card_lost,
  token.parent_id_tag AS card_group,
  EXISTS (SELECT FROM member
           WHERE member.organization_id = ${accountId} AND member.user_id = token.holder_id) AS of_own_account`;

export const cardJoins = (accountId: string, uid: string): string => `
  LEFT JOIN id_token token ON token.uid = ${uid}
  LEFT JOIN whitelist_entry entry ON entry.account_id = ${accountId} AND entry.uid = ${uid}`;

export const entryOf = (row: CardRow): CandidateCard['whitelistEntry'] =>
  row.entry_id === null
    ? null
    : {
        id: row.entry_id,
        description: row.description,
        blocked: row.entry_blocked,
        validFrom: row.valid_from,
        validUntil: row.valid_until,
        stationIds: row.station_ids,
        parentIdTag: row.entry_group,
      };

export const knownCardOf = (row: CardRow): CandidateCard['knownCard'] =>
  row.provider_id === null
    ? null
    : {
        status: row.card_blocked ? 'blocked' : row.card_expired ? 'expired' : 'valid',
        ofOwnAccount: row.of_own_account,
        expiresAt: row.card_expires_at,
        parentIdTag: row.card_group,
      };
