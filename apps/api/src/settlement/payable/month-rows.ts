import { DAY_WITHOUT_VAT } from '#chargers/prices/without-vat.ts';
import type { Database } from '#platform/database/database.ts';

/** The month that a session `s` of a station `st` belongs to. */
export const MONTH = `to_char(coalesce(s.ended_at, s.started_at) AT TIME ZONE coalesce(st.time_zone, 'Europe/Amsterdam'), 'YYYY-MM')`;

/** What an account did in a month: its billed sessions that are not free. */
export interface MonthRow {
  accountId: string;
  month: string;
  sessions: number;
  /** Ids of sessions with a card that was used once. */
  usedOnce: number[];
}

// Months are those of each station's clock, so that a day on either side is looked at too.
const MONTHS = `
  WITH card AS (
    SELECT s.account_id, ${MONTH} AS month, count(*)::int AS sessions, min(s.id) AS id
      FROM session s LEFT JOIN station st ON st.id = s.station_id
     WHERE s.account_id = ANY($1::text[]) AND s.free_rule IS NULL AND is_billed(s.state, s.review)
       AND s.ended_at >= ($2 || '-01')::date - interval '1 day'
       AND s.ended_at < ($3 || '-01')::date + interval '1 month 1 day'
     GROUP BY 1, 2, s.id_tag)
  SELECT account_id AS "accountId", month, sum(sessions)::int AS sessions,
         coalesce(array_agg(id) FILTER (WHERE sessions = 1), '{}') AS "usedOnce"
    FROM card GROUP BY account_id, month`;

export const readMonthRows = async (
  { pool }: Pick<Database, 'pool'>,
  accountIds: readonly string[],
  [first, last]: readonly [string, string],
): Promise<readonly MonthRow[]> => {
  const { rows } = await pool.query<MonthRow>({
    name: 'payable-months',
    text: MONTHS,
    values: [accountIds, first, last],
  });
  return rows;
};

/** An account's month, as a key. */
export const keyOf = (accountId: string, month: string): string => `${month} ${accountId}`;

/** What accounts were billed a month without VAT, from one month to another, by account and month. */
export const readMonthAmounts = async (
  { pool }: Pick<Database, 'pool'>,
  accountIds: readonly string[],
  [first, last]: readonly [string, string],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await pool.query<{ accountId: string; month: string; amount: string }>({
    name: 'payable-month-amounts',
    text: `SELECT account_id AS "accountId", to_char(day, 'YYYY-MM') AS month,
                  round(sum(${DAY_WITHOUT_VAT}), 6)::text AS amount
             FROM session_day
            WHERE account_id = ANY($1::text[]) AND day >= ($2 || '-01')::date
              AND day < ($3 || '-01')::date + interval '1 month'
            GROUP BY 1, 2`,
    values: [accountIds, first, last],
  });
  return new Map(rows.map(({ accountId, month, amount }) => [keyOf(accountId, month), amount]));
};
