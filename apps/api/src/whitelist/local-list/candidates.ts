import type { CandidateCard } from '@laadpoort/domain/local-list/desired-list';
import type { Prisma } from '#platform/prisma/client.ts';

interface CandidateRow {
  uid: string;
  entry_id: string | null;
  description: string;
  entry_blocked: boolean;
  valid_from: Date | null;
  valid_until: Date | null;
  entry_group: string | null;
  station_ids: string[];
  token_id: string | null;
  card_blocked: boolean;
  expires_at: Date | null;
  card_expired: boolean;
  card_lost: boolean;
  card_group: string | null;
  of_own_account: boolean;
  last_used_at: Date | null;
}

/** The cards that a local list of the account may contain, with what is known of each. */
export const readCandidates = async (
  db: Pick<Prisma.TransactionClient, '$queryRaw'>,
  accountId: string,
  now: Date,
): Promise<CandidateCard[]> => {
  const rows = await db.$queryRaw<CandidateRow[]>`
    SELECT candidate.uid,
           entry.id AS entry_id, entry.description, entry.blocked_at IS NOT NULL AS entry_blocked,
           entry.valid_from, entry.valid_until, entry.parent_id_tag AS entry_group,
           ARRAY(SELECT at_station.station_id::text FROM whitelist_entry_station at_station
                  WHERE at_station.entry_id = entry.id) AS station_ids,
           token.id AS token_id, token.blocked_at IS NOT NULL AS card_blocked, token.expires_at,
           coalesce(token.expires_at <= ${now}, false) AS card_expired, token.lost_at IS NOT NULL AS card_lost,
           token.parent_id_tag AS card_group,
           EXISTS (SELECT FROM member
                    WHERE member.organization_id = ${accountId} AND member.user_id = token.holder_id) AS of_own_account,
           last.started_at AS last_used_at
      FROM (SELECT uid FROM whitelist_entry WHERE account_id = ${accountId}
            UNION
            SELECT token.uid FROM id_token token JOIN member ON member.user_id = token.holder_id
             WHERE member.organization_id = ${accountId}) candidate
      LEFT JOIN whitelist_entry entry ON entry.account_id = ${accountId} AND entry.uid = candidate.uid
      LEFT JOIN id_token token ON token.uid = candidate.uid
      LEFT JOIN LATERAL (
        SELECT started_at FROM session
         WHERE account_id = ${accountId} AND id_tag = candidate.uid ORDER BY ended_at DESC, id DESC LIMIT 1
      ) last ON true`;
  return rows.map(toCandidate);
};

const toCandidate = (row: CandidateRow): CandidateCard => ({
  idTag: row.uid,
  whitelistEntry:
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
        },
  knownCard:
    row.token_id === null
      ? null
      : {
          status: row.card_blocked ? 'blocked' : row.card_expired ? 'expired' : 'valid',
          ofOwnAccount: row.of_own_account,
          expiresAt: row.expires_at,
          parentIdTag: row.card_group,
        },
  reportedLost: row.card_lost,
  lastUsedAt: row.last_used_at,
});
