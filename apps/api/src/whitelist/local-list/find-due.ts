import type { Database } from '#platform/database/database.ts';

export const findMarked = ({ pool }: Database, accountId: string): Promise<string[]> =>
  ids(
    pool.query(
      `SELECT list.charge_point_id AS id FROM local_list list JOIN charge_point cp ON cp.id = list.charge_point_id
        WHERE cp.account_id = $1 AND list.checked_at IS NULL`,
      [accountId],
    ),
  );

/** Of the charge points that came online, those whose list may not be up to date. */
export const findOutdated = ({ pool }: Database, chargePointIds: readonly string[]): Promise<string[]> =>
  ids(
    pool.query(
      `SELECT cp.id FROM charge_point cp LEFT JOIN local_list list ON list.charge_point_id = cp.id
        WHERE cp.id = ANY($1::uuid[])
          AND CASE WHEN list.charge_point_id IS NOT NULL
                   THEN list.checked_at IS NULL OR list.state IN ('behind', 'failed', 'syncing')
                   ELSE EXISTS (SELECT FROM whitelist_entry entry WHERE entry.account_id = cp.account_id)
                     OR EXISTS (SELECT FROM member JOIN id_token token ON token.holder_id = member.user_id
                                 WHERE member.organization_id = cp.account_id) END`,
      [chargePointIds],
    ),
  );

/**
 * What would otherwise be left undone: calls that were never answered, retries that are due, a change of
 * cards (`markLocalLists`) whose process died, cards that have since become valid or stopped being valid, were lost by their holder or blocked by their
 * provider.
 */
export const findDue = ({ pool }: Database, now: Date): Promise<string[]> =>
  ids(
    pool.query(
      `SELECT cp.id FROM local_list list
         JOIN charge_point cp ON cp.id = list.charge_point_id
        WHERE list.state = 'syncing' AND list.changed_at < $1::timestamptz - interval '3 minutes'
           OR cp.connected_since IS NOT NULL AND cp.disconnected_at IS NULL
              AND (list.checked_at IS NULL
                   OR list.state = 'failed' AND list.retry_at <= $1
                   OR list.state = 'behind' AND list.checked_at < $1::timestamptz - interval '10 minutes')
           OR EXISTS (SELECT FROM whitelist_entry entry
                       WHERE entry.account_id = cp.account_id
                         AND (entry.valid_from > list.checked_at AND entry.valid_from <= $1
                              OR entry.valid_until > list.checked_at AND entry.valid_until <= $1))
           OR EXISTS (SELECT FROM member JOIN id_token token ON token.holder_id = member.user_id
                       WHERE member.organization_id = cp.account_id
                         AND (token.expires_at > list.checked_at AND token.expires_at <= $1
                              OR greatest(token.lost_at, token.blocked_at) > list.checked_at))
           OR EXISTS (SELECT FROM whitelist_entry entry JOIN id_token token ON token.uid = entry.uid
                       WHERE entry.account_id = cp.account_id
                         AND greatest(token.lost_at, token.blocked_at) > list.checked_at)
        LIMIT 500`,
      [now],
    ),
  );

const ids = async (asked: Promise<{ rows: unknown[] }>): Promise<string[]> =>
  (await asked).rows.map((row) => (row as { id: string }).id);
