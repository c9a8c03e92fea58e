import type pg from 'pg';

const DAY_MS = 86_400_000;

/** What the audit says about people goes after so many days; who did what, by ids, stays. */
export const eraseOldNames = async (pool: pg.Pool, days: number, now: Date): Promise<void> => {
  await pool.query(
    'DELETE FROM audit_names USING audit_entry entry WHERE entry.id = entry_id AND entry.at < $1',
    [new Date(now.getTime() - days * DAY_MS)],
  );
};

/** The same for one person, at once, by their address now or then. @returns of how many entries */
export const eraseNamesOf = async (pool: pg.Pool, email: string): Promise<number> => {
  const { rowCount } = await pool.query(
    `DELETE FROM audit_names USING audit_entry entry
      WHERE entry.id = entry_id
        AND (content ->> 'email' = $1 OR entry.target_id IN (SELECT id FROM "user" WHERE email = $1))`,
    [email],
  );
  return rowCount ?? 0;
};
