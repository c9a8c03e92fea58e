import type { CandidateCard } from '@laadpoort/domain/local-list/desired-list';
import { cardColumns, cardJoins, entryOf, knownCardOf, type CardRow } from '../card-facts.ts';
import type { Prisma } from '#platform/prisma/client.ts';

interface CandidateRow extends CardRow {
  readonly uid: string;
  readonly last_used_at: Date | null;
}

const CANDIDATES = `
  SELECT candidate.uid, last.started_at AS last_used_at, ${cardColumns('$1', '$2::timestamptz')}
    FROM (SELECT uid FROM whitelist_entry WHERE account_id = $1
          UNION
          SELECT token.uid FROM id_token token JOIN member ON member.user_id = token.holder_id
           WHERE member.organization_id = $1) candidate
         ${cardJoins('$1', 'candidate.uid')}
    LEFT JOIN LATERAL (
      SELECT started_at FROM session
       WHERE account_id = $1 AND id_tag = candidate.uid ORDER BY ended_at DESC, id DESC LIMIT 1
    ) last ON true`;

/** The cards that a local list of the account may contain, with what is known of each. */
export const readCandidates = async (
  db: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  accountId: string,
  now: Date,
): Promise<CandidateCard[]> => {
  const rows = await db.$queryRawUnsafe<CandidateRow[]>(CANDIDATES, accountId, now);
  return rows.map(toCandidate);
};

const toCandidate = (row: CandidateRow): CandidateCard => ({
  idTag: row.uid,
  whitelistEntry: entryOf(row),
  knownCard: knownCardOf(row),
  reportedLost: row.card_lost,
  lastUsedAt: row.last_used_at,
});
