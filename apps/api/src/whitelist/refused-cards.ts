import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { twinOf } from '@laadpoort/domain/cards/near-match';
import type { refusedCardSchema } from '@laadpoort/contract/whitelist';
import { entryHoldsAt } from '#chargers/cards.ts';
import type { Database } from '#platform/database/database.ts';
import type { z } from 'zod';

type RefusedCard = z.infer<typeof refusedCardSchema>;

interface Row extends Omit<RefusedCard, 'lastAt' | 'twin' | 'uidMasked'> {
  readonly uid: string;
  readonly lastAt: Date;
}

const SHOWN_DAYS = 7;
const SHOWN_CARDS = 50;

/**
 * Cards refused in the last 7 days that the whitelist still does not allow there, latest first: the answer to "my card
 * does not work". Each with where and why it was last refused, and the entry that would have to change.
 */
export const listRefusedCards = async (
  db: Database,
  accountId: string,
  now: Date,
): Promise<RefusedCard[]> => {
  const since = new Date(now.getTime() - SHOWN_DAYS * 86_400_000);
  const { rows } = await db.pool.query<Row>(
    `SELECT refused.id::text AS "refusalId", refused.id_tag AS uid,
            CASE WHEN refused.rule <> 'refused-too-many-cards' THEN provider.name END AS network, coalesce(station.name, '') AS "stationName",
            coalesce(station.time_zone, 'Europe/Amsterdam') AS "timeZone",
            refused.charge_point_id AS "chargePointId", refused.connector_id AS "connectorId", refused.rule,
            refused.at AS "lastAt", refused.times, entry.id AS "entryId"
     FROM (
       SELECT DISTINCT ON (id_tag) id, id_tag, charge_point_id, connector_id, rule, at,
              (count(*) OVER (PARTITION BY id_tag))::int AS times
       FROM "authorization"
       WHERE account_id = $1 AND at > $2 AND at <= $3 AND status <> 'Accepted'
         AND charge_point_id NOT IN (SELECT id FROM removed_charge_point WHERE account_id = $1)
       ORDER BY id_tag, at DESC, id DESC
     ) refused
     LEFT JOIN charge_point ON charge_point.id = refused.charge_point_id
     LEFT JOIN station ON station.id = charge_point.station_id
     LEFT JOIN id_token token ON token.uid = refused.id_tag
     LEFT JOIN token_provider provider ON provider.id = token.provider_id
     LEFT JOIN whitelist_entry entry ON entry.account_id = $1 AND entry.uid = refused.id_tag
     WHERE entry.id IS NULL OR entry.blocked_at IS NOT NULL OR entry.valid_from > $3 OR entry.valid_until <= $3
        OR charge_point.id IS NOT NULL AND NOT ${entryHoldsAt('charge_point.station_id')}
     ORDER BY refused.at DESC LIMIT ${SHOWN_CARDS}`,
    [accountId, since, now],
  );
  const known = rows.length === 0 ? [] : await readKnownCards(db, accountId);
  return rows.map(({ uid, ...row }) => ({
    ...row,
    twin: shownTwin(twinOf(uid, known)),
    uidMasked: maskIdTag(uid),
    lastAt: row.lastAt.toISOString(),
  }));
};

/** Those that the account lets in by name: of its whitelist, of its groups, and of its people. */
const readKnownCards = async (
  { pool }: Database,
  accountId: string,
): Promise<{ uid: string; description: string }[]> => {
  const { rows } = await pool.query<{ uid: string; description: string }>(
    `SELECT uid, description FROM (
       SELECT uid, description, 1 AS place, created_at AS at FROM whitelist_entry WHERE account_id = $1
       UNION ALL
       SELECT card->>'uid', card->>'description', 2, NULL
         FROM access_group CROSS JOIN jsonb_array_elements(cards) AS card WHERE account_id = $1
       UNION ALL
       SELECT token.uid, holder.name, 3, NULL
         FROM member JOIN "user" holder ON holder.id = member.user_id
         JOIN id_token token ON token.holder_id = holder.id WHERE member.organization_id = $1) AS known
      ORDER BY place, at, uid`,
    [accountId],
  );
  return rows;
};

const shownTwin = (twin: ReturnType<typeof twinOf<{ uid: string; description: string }>>) =>
  twin && { description: twin.card.description, match: twin.match };
