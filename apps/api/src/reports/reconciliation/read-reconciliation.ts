import type { ReconciliationRow, ReconciliationTotals } from '@laadpoort/contract/reports/reconciliation';
import { Money } from '@laadpoort/domain/money/amount';
import { DAY_WITHOUT_VAT, withoutVat } from '#chargers/prices/without-vat.ts';
import type { Database } from '#platform/database/database.ts';
import { pageByKey } from '#platform/http/page-cursor.ts';

type Pool = Pick<Database, 'pool'>;

const SESSION_WITHOUT_VAT = withoutVat({
  account: 's.account_id',
  day: '(s.ended_at AT TIME ZONE st.time_zone)::date',
  basis: 's.vat_basis',
  amount: 's.amount',
});

/** Accounts that have either in a month, with both. */
const BOTH = `
  SELECT account_id, sum(billed) AS billed, sum(reimbursed) AS reimbursed FROM (
    SELECT account_id, ${DAY_WITHOUT_VAT} AS billed, 0 AS reimbursed FROM session_day
     WHERE NOT free AND day >= ($1 || '-01')::date AND day < ($1 || '-01')::date + interval '1 month'
     UNION ALL
    SELECT account_id, 0, CASE WHEN kind LIKE '%-credit' THEN -1 ELSE 1 END * (content->>'net')::numeric FROM document
     WHERE number IS NOT NULL AND month = $1
  ) figure GROUP BY account_id`;

const PAGE = `
  SELECT page.*, unsettled.amount::text AS unsettled FROM (
    SELECT both_of.account_id AS "accountId", account.number AS "accountNumber", account.name AS "accountName",
           round(both_of.billed, 2)::text AS billed, both_of.reimbursed::numeric(18, 2)::text AS reimbursed
      FROM (${BOTH}) both_of JOIN organization account ON account.id = both_of.account_id
     WHERE account.number > $2 AND (both_of.billed <> 0 OR both_of.reimbursed <> 0)
     ORDER BY account.number LIMIT $3
  ) page, LATERAL (
    SELECT coalesce(round(sum(${SESSION_WITHOUT_VAT}), 2), 0.00) AS amount
      FROM session s JOIN station st ON st.id = s.station_id
     WHERE s.account_id = page."accountId" AND s.document_id IS NULL AND s.free_rule IS NULL
       AND is_billed(s.state, s.review) AND s.ended_at >= ($1 || '-01')::date - interval '1 day'
       AND s.ended_at < ($1 || '-01')::date + interval '1 month 1 day'
       AND to_char(s.ended_at AT TIME ZONE st.time_zone, 'YYYY-MM') = $1
  ) unsettled
  ORDER BY "accountNumber"`;

type Row = Omit<ReconciliationRow, 'difference' | 'other'>;

/** What was billed of a month beside what is reimbursed of it, by the numbers of accounts, from after one of them on. */
export const readReconciliation = async (
  { pool }: Pool,
  month: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ readonly rows: ReconciliationRow[]; readonly nextCursor: string | null }> => {
  const { rows } = await pool.query<Row>(PAGE, [month, after, limit + 1]);
  const { page, nextCursor } = pageByKey(rows, limit, ({ accountNumber }) => String(accountNumber));
  const reconciled = page.map((row) => {
    const difference = new Money(row.billed).minus(row.reimbursed);
    return { ...row, difference: difference.toFixed(2), other: difference.minus(row.unsettled).toFixed(2) };
  });
  return { rows: reconciled, nextCursor };
};

/** What all of them add up to. */
export const readReconciliationTotals = async (
  { pool }: Pool,
  month: string,
): Promise<ReconciliationTotals> => {
  const { rows } = await pool.query<Omit<ReconciliationTotals, 'difference'>>(
    `SELECT count(*)::int AS accounts, coalesce(sum(round(billed, 2)), 0)::numeric(18, 2)::text AS billed,
            coalesce(sum(reimbursed), 0)::numeric(18, 2)::text AS reimbursed
       FROM (${BOTH}) both_of WHERE billed <> 0 OR reimbursed <> 0`,
    [month],
  );
  const [sums = { accounts: 0, billed: '0.00', reimbursed: '0.00' }] = rows;
  return { ...sums, difference: new Money(sums.billed).minus(sums.reimbursed).toFixed(2) };
};

/** Whose data a file shows. */
export const readReconciledAccounts = async ({ pool }: Pool, month: string): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ accountId: string }>(
    `SELECT account_id AS "accountId" FROM (${BOTH}) both_of WHERE billed <> 0 OR reimbursed <> 0`,
    [month],
  );
  return rows.map(({ accountId }) => accountId);
};
