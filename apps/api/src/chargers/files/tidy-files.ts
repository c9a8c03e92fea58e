import type { Database } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';

const DAY_MS = 86_400_000;
const LINK_DAYS = 30;

/** Deletes logs that are old or whose charge point is gone, links that can no longer be used, and unknown files. */
export const tidyFiles = async (
  { pool }: Database,
  files: FileStore,
  { now, logFileDays }: { readonly now: Date; readonly logFileDays: number },
): Promise<void> => {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await pool.query(
    `UPDATE log_request SET storage_key = NULL
      WHERE storage_key IS NOT NULL
        AND (changed_at < $1 OR NOT EXISTS (SELECT FROM charge_point cp WHERE cp.id = charge_point_id))`,
    [daysAgo(logFileDays)],
  );
  await pool.query('DELETE FROM file_link WHERE expires_at < $1', [daysAgo(LINK_DAYS)]);
  const { rows } = await pool.query<{ key: string }>(
    `SELECT storage_key AS key FROM firmware_file
      UNION ALL SELECT storage_key FROM log_request WHERE storage_key IS NOT NULL`,
  );
  await files.removeUnknown(new Set(rows.map(({ key }) => key)));
};
