import type { Database } from '#platform/database/database.ts';
import type { DocumentHead } from './read-document.ts';
import { hasUbl } from './ubl.ts';

interface Row {
  readonly accountId: string;
  readonly number: string;
  readonly head: Pick<DocumentHead, 'kind' | 'number' | 'issuedOn' | 'supplier'>;
}

/** Whose a final document is and what its files are called; null: there is none. Its sessions stay in the database. */
export const findFinal = async ({ pool }: Database, documentId: string) => {
  const { rows } = await pool.query<Row>(
    `SELECT account_id AS "accountId", number,
            jsonb_build_object('kind', kind, 'number', number, 'issuedOn', issued_on, 'supplier', content->'supplier') AS head
       FROM document WHERE id = $1 AND number IS NOT NULL`,
    [documentId],
  );
  const [row] = rows;
  return row === undefined
    ? null
    : { documentId, accountId: row.accountId, number: row.number, hasUbl: hasUbl(row.head) };
};
