import type { Database } from '#platform/database/database.ts';

/** What a report about one station calls it; null: it is about all of the account. */
export const readStationName = async (
  { pool }: Pick<Database, 'pool'>,
  accountId: string,
  stationId: string | undefined,
): Promise<string | null> => {
  if (stationId === undefined) return null;
  const { rows } = await pool.query<{ name: string }>(
    'SELECT name FROM station WHERE id = $1 AND account_id = $2',
    [stationId, accountId],
  );
  return rows[0]?.name ?? stationId;
};
