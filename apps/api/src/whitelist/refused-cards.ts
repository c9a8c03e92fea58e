import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import type { refusedCardSchema } from '@laadpoort/contract/whitelist';
import type { Database } from '#platform/database.ts';
import type { z } from 'zod';
import type { Reader } from './store.ts';

type RefusedCard = z.infer<typeof refusedCardSchema>;

const SHOWN_DAYS = 7;
const SHOWN_CARDS = 50;

/**
 * Cards refused in the last 7 days that are not on the whitelist, latest first: the answer to "my card does not work".
 * Each with where and why it was refused last.
 */
export const listRefusedCards = async (
  { pool }: Database,
  { accountId, seesUids }: Reader,
  now: Date,
): Promise<RefusedCard[]> => {
  const since = new Date(now.getTime() - SHOWN_DAYS * 86_400_000);
  const { rows } = await pool.query<Omit<RefusedCard, 'lastAt'> & { lastAt: Date }>(
    `SELECT refused.id_tag AS uid, provider.name AS network, coalesce(station.name, '') AS "stationName",
            refused.charge_point_id AS "chargePointId", refused.rule, refused.at AS "lastAt", refused.times
     FROM (
       SELECT DISTINCT ON (id_tag) id_tag, charge_point_id, rule, at,
              (count(*) OVER (PARTITION BY id_tag))::int AS times
       FROM "authorization"
       WHERE account_id = $1 AND at > $2 AND at <= $3 AND status <> 'Accepted'
       ORDER BY id_tag, at DESC, id DESC
     ) refused
     LEFT JOIN charge_point ON charge_point.id = refused.charge_point_id
     LEFT JOIN station ON station.id = charge_point.station_id
     LEFT JOIN id_token token ON token.uid = refused.id_tag
     LEFT JOIN token_provider provider ON provider.id = token.provider_id
     WHERE NOT EXISTS (SELECT FROM whitelist_entry WHERE account_id = $1 AND uid = refused.id_tag)
     ORDER BY refused.at DESC LIMIT ${SHOWN_CARDS}`,
    [accountId, since, now],
  );
  return rows.map((row) => ({
    ...row,
    uid: seesUids ? row.uid : maskIdTag(row.uid),
    lastAt: row.lastAt.toISOString(),
  }));
};
