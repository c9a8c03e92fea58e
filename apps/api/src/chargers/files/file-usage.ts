import type { Database } from '#platform/database/database.ts';

/** Bytes of all stored files. */
export const readUsedBytes = async ({ pool }: Database): Promise<number> => {
  const { rows } = await pool.query<{ bytes: string }>(
    `SELECT (SELECT coalesce(sum(size_bytes), 0) FROM firmware_file) +
            (SELECT coalesce(sum(size_bytes), 0) FROM log_request WHERE storage_key IS NOT NULL) AS bytes`,
  );
  return Number(rows[0]?.bytes ?? 0);
};

/** Bytes of the stored logs of one charge point. */
export const readLogBytes = async ({ pool }: Database, chargePointId: string): Promise<number> => {
  const { rows } = await pool.query<{ bytes: string }>(
    `SELECT coalesce(sum(size_bytes), 0) AS bytes FROM log_request
      WHERE charge_point_id = $1 AND storage_key IS NOT NULL`,
    [chargePointId],
  );
  return Number(rows[0]?.bytes ?? 0);
};
