import { entryHoldsAt } from '#chargers/cards.ts';
import type { Database } from '#platform/database/database.ts';

/**
 * Whether a card was blocked since the charge point last cleared its cache: until then it might accept the card while it
 * is offline (docs/protocol/authorization.md). It does not matter what it answered to the last ClearCache.
 */
export const mustClearCache = async ({ pool }: Database, chargePointId: string): Promise<boolean> => {
  const { rowCount } = await pool.query(
    `SELECT 1 FROM charge_point cp
      WHERE cp.id = $1
        AND (SELECT max(blocked.at) FROM (
               SELECT entry.blocked_at AS at FROM whitelist_entry entry
                WHERE entry.account_id = cp.account_id
                  AND ${entryHoldsAt('cp.station_id')}
                UNION ALL
               SELECT greatest(token.blocked_at, token.lost_at) FROM id_token token
                 LEFT JOIN whitelist_entry entry ON entry.uid = token.uid AND entry.account_id = cp.account_id
                 LEFT JOIN member ON member.user_id = token.holder_id AND member.organization_id = cp.account_id
                WHERE entry.id IS NOT NULL OR member.id IS NOT NULL) blocked)
            > greatest(cp.created_at,
                (SELECT max(command.requested_at) FROM command
                  WHERE command.charge_point_id = cp.id AND command.action = 'ClearCache'
                    AND command.state IN ('queued', 'sent', 'done', 'rejected', 'not-supported', 'failed')))`,
    [chargePointId],
  );
  return rowCount === 1;
};
