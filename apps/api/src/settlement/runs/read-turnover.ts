import { withoutVat } from '#chargers/prices/without-vat.ts';
import type { Database } from '#platform/database/database.ts';

const SESSION_WITHOUT_VAT = withoutVat({
  account: 's.account_id',
  day: '(s.ended_at AT TIME ZONE st.time_zone)::date',
  basis: 's.vat_basis',
  amount: 's.amount',
});

/**
 * What uncredited documents settle, by the year of the sessions' ends, with what the owner declared to earn elsewhere in it; a
 * document never comes before its sessions.
 */
export const readTurnoverByYear = async (
  { pool }: Database,
  accountId: string,
  fromYear: number,
): Promise<ReadonlyMap<number, string>> => {
  const { rows } = await pool.query<{ year: number; amount: string }>(
    `SELECT year, sum(amount)::text AS amount FROM (
       SELECT extract(year FROM s.ended_at AT TIME ZONE st.time_zone)::int AS year, ${SESSION_WITHOUT_VAT} AS amount
         FROM document d JOIN document_session ds ON ds.document_id = d.id
         JOIN session s ON s.id = ds.session_id AND s.document_id = d.id JOIN station st ON st.id = s.station_id
        WHERE d.account_id = $1 AND d.number IS NOT NULL AND d.month >= $2
       UNION ALL
       (SELECT DISTINCT ON (year) year, amount FROM other_turnover WHERE account_id = $1 ORDER BY year, id DESC)
     ) AS turnover GROUP BY year`,
    [accountId, `${fromYear}-01`],
  );
  return new Map(rows.map(({ year, amount }) => [year, amount]));
};
