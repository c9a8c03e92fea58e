import type { Database } from '#platform/database/database.ts';

export const findStation = ({ prisma }: Database, id: string) =>
  prisma.station.findUnique({ where: { id }, select: { accountId: true } });

/** Stations of all accounts whose name, street, city or account contains the text. */
export const searchStations = async (
  { pool }: Database,
  text: string,
): Promise<{ id: string; name: string; city: string; accountName: string }[]> => {
  const { rows } = await pool.query<{ id: string; name: string; city: string; accountName: string }>(
    `SELECT s.id, s.name, s.city, o.name AS "accountName"
       FROM station s JOIN organization o ON o.id = s.account_id
      WHERE position(lower($1) IN lower(concat_ws(' ', s.name, s.street, s.city, o.name))) > 0
      ORDER BY s.name, s.id LIMIT 20`,
    [text],
  );
  return rows;
};
