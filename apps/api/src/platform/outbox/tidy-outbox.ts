import type pg from 'pg';

const CONTENT_DAYS = 7;
const ROW_DAYS = 90;

/** What was never sent keeps no links for longer than they could be of use, and what was sent is forgotten. */
export const tidyOutbox = async (pool: pg.Pool, now: Date): Promise<void> => {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await pool.query(
    `UPDATE outbox_message SET content = NULL, dead_at = coalesce(dead_at, $2)
      WHERE created_at < $1 AND content IS NOT NULL`,
    [before(CONTENT_DAYS), now],
  );
  await pool.query('DELETE FROM outbox_message WHERE created_at < $1', [before(ROW_DAYS)]);
};
