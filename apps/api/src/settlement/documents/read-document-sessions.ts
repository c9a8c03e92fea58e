import type { DocumentSession } from '@laadpoort/domain/settlement/documents/document';
import type { Database } from '#platform/database/database.ts';
import { pageByKey } from '#platform/http/page-cursor.ts';

interface PageAsked {
  /** The place of the last one that was read, counted from 1. */
  readonly after: number;
  readonly limit: number;
}

const SESSIONS = `
  SELECT document.account_id AS "accountId", session.place::int AS place, session.content
    FROM document
    LEFT JOIN LATERAL (
      SELECT place, content FROM jsonb_array_elements(document.content->'sessions') WITH ORDINALITY AS each (content, place)
       WHERE place > $2 ORDER BY place LIMIT $3) AS session ON true
   WHERE document.id = $1 AND document.number IS NOT NULL
   ORDER BY session.place`;

interface Row {
  readonly accountId: string;
  /** Null: there are no more. */
  readonly place: number | null;
  readonly content: DocumentSession | null;
}

/** A page of the sessions of a final document, in its order, and whose it is; null: there is none. */
export const readDocumentSessions = async (
  { pool }: Pick<Database, 'pool'>,
  documentId: string,
  { after, limit }: PageAsked,
) => {
  const { rows } = await pool.query<Row>(SESSIONS, [documentId, after, limit + 1]);
  const [first] = rows;
  if (first === undefined) return null;
  const { page, nextCursor } = pageByKey(rows, limit, ({ place }) => String(place));
  return { accountId: first.accountId, sessions: page.flatMap(({ content }) => content ?? []), nextCursor };
};
