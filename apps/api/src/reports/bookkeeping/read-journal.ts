import type { JOURNAL_LISTS, JournalRow, JournalTotals } from '@laadpoort/contract/reports/journal';
import type { Database } from '#platform/database/database.ts';
import { pageByKey } from '#platform/http/page-cursor.ts';

type Pool = Pick<Database, 'pool'>;

export interface JournalAsked {
  /** First and last month of issue, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly list: (typeof JOURNAL_LISTS)[number];
}

/** The place of a document in the list; text, so that any cursor can be compared with it. */
const PLACE = `to_char(issued_on, 'YYYY-MM-DD') || ' ' || number`;

const ISSUED = `
  SELECT id, account_id, account_number, number, kind, issued_on, month, content, ${PLACE} AS place,
         CASE WHEN kind LIKE '%-credit' THEN -1 ELSE 1 END AS sign
    FROM document
   WHERE number IS NOT NULL AND issued_on >= ($1 || '-01')::date
     AND issued_on < ($2 || '-01')::date + interval '1 month'
     AND ($3 = 'journal' OR (content#>>'{vat,amount}')::numeric <> 0)`;

const AMOUNT = {
  net: `sign * (content->>'net')::numeric`,
  vat: `sign * coalesce((content#>>'{vat,amount}')::numeric, 0)`,
  total: `sign * (content->>'total')::numeric`,
} as const;

/** Documents that were issued in a period, the oldest first, from after a place on. */
export const readJournal = async (
  { pool }: Pool,
  { from, to, list }: JournalAsked,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ readonly rows: JournalRow[]; readonly nextCursor: string | null }> => {
  const { rows } = await pool.query<JournalRow & { readonly place: string }>(
    `SELECT id, account_id AS "accountId", account_number AS "accountNumber", number, kind, place,
            to_char(issued_on, 'YYYY-MM-DD') AS "issuedOn", month, content#>>'{supplier,name}' AS supplier,
            content#>>'{supplier,vatId}' AS "vatId", content#>>'{credits,number}' AS credits,
            (${AMOUNT.net})::text AS net, (${AMOUNT.vat})::numeric(14, 2)::text AS vat, (${AMOUNT.total})::text AS total
       FROM (${ISSUED}) issued WHERE place > $4 ORDER BY place LIMIT $5`,
    [from, to, list, cursor ?? '', limit + 1],
  );
  const { page, nextCursor } = pageByKey(rows, limit, ({ place }) => place);
  return { rows: page.map(({ place: _place, ...row }) => row), nextCursor };
};

/** What all of them add up to. */
export const readJournalTotals = async (
  { pool }: Pool,
  { from, to, list }: JournalAsked,
): Promise<JournalTotals> => {
  const sums = Object.entries(AMOUNT).map(
    ([name, amount]) => `coalesce(sum(${amount}), 0)::numeric(18, 2)::text AS ${name}`,
  );
  const { rows } = await pool.query<JournalTotals>(
    `SELECT count(*)::int AS documents, ${sums.join(', ')} FROM (${ISSUED}) issued`,
    [from, to, list],
  );
  return rows[0] ?? { documents: 0, net: '0.00', vat: '0.00', total: '0.00' };
};

/** One document of each account in it: whose data a file shows. */
export const readJournalAccounts = async (
  { pool }: Pool,
  { from, to, list }: JournalAsked,
): Promise<readonly { readonly accountId: string; readonly targetId: string }[]> => {
  const { rows } = await pool.query<{ accountId: string; targetId: string }>(
    `SELECT DISTINCT ON (account_id) account_id AS "accountId", id AS "targetId"
       FROM (${ISSUED}) issued ORDER BY account_id, place`,
    [from, to, list],
  );
  return rows;
};
