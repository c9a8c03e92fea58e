import type { getSettlementRun, RunExceptionReason } from '@laadpoort/contract/settlement/runs';
import type { listRunDocuments, listRunExceptions } from '@laadpoort/contract/settlement/run-documents';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import type { DocumentKind } from '@laadpoort/domain/settlement/documents/document';
import type { Database } from '#platform/database/database.ts';
import { pageByKey } from '#platform/http/page-cursor.ts';

type RunAnswer = EndpointAnswer<typeof getSettlementRun>;

/** What a run pays by kind of document. */
export const readKinds = async ({ pool }: Database, runId: string): Promise<RunAnswer['kinds']> => {
  const { rows } = await pool.query<RunAnswer['kinds'][number]>(
    `SELECT kind, count(*)::int AS documents, sum((content->>'net')::numeric)::text AS net,
            sum(coalesce((content->'vat'->>'amount')::numeric, 0))::text AS vat, sum(total)::text AS total
       FROM document WHERE run_id = $1 GROUP BY kind ORDER BY kind`,
    [runId],
  );
  return rows;
};

/** What a run leaves out, by reason, the most money first. */
export const readReasons = async ({ pool }: Database, runId: string): Promise<RunAnswer['exceptions']> => {
  const { rows } = await pool.query<RunAnswer['exceptions'][number]>(
    `SELECT reason, count(DISTINCT account_id)::int AS accounts, count(*)::int AS sessions,
            sum(amount)::text AS amount
       FROM settlement_exception WHERE run_id = $1 GROUP BY reason ORDER BY sum(amount) DESC, reason`,
    [runId],
  );
  return rows;
};

interface Page {
  readonly limit: number;
  /** Of the row after which it begins. */
  readonly cursor?: string | undefined;
}

type Documents = EndpointAnswer<typeof listRunDocuments>;
type DocumentRow = Omit<Documents['documents'][number], 'kind'> & { readonly kind: DocumentKind };

export const readRunDocuments = async (
  { pool }: Database,
  runId: string,
  { cursor, limit }: Page,
): Promise<Documents> => {
  const { rows } = await pool.query<DocumentRow>(
    `SELECT d.id, d.account_id AS "accountId", d.content->>'accountName' AS "accountName",
            d.content->'supplier'->>'name' AS supplier, d.kind, d.number,
            (SELECT count(*)::int FROM document_session ds WHERE ds.document_id = d.id) AS sessions,
            d.total::text AS total
       FROM document d WHERE d.run_id = $1 AND d.id::text > $2 ORDER BY d.id::text LIMIT $3`,
    [runId, cursor ?? '', limit + 1],
  );
  const { page: documents, nextCursor } = pageByKey(rows, limit, ({ id }) => id);
  return { documents, nextCursor };
};

type Exceptions = EndpointAnswer<typeof listRunExceptions>;

export const readRunExceptions = async (
  { pool }: Database,
  runId: string,
  { cursor, limit, reason }: Page & { readonly reason?: RunExceptionReason | undefined },
): Promise<Exceptions> => {
  const { rows } = await pool.query<Exceptions['exceptions'][number] & { readonly key: string }>(
    `SELECT e.account_id AS "accountId", coalesce(o.name, '') AS "accountName", e.reason,
            e.account_id || ':' || e.reason AS key, count(*)::int AS sessions, sum(e.amount)::text AS amount
       FROM settlement_exception e LEFT JOIN organization o ON o.id = e.account_id
      WHERE e.run_id = $1 AND ($2::text IS NULL OR e.reason = $2) AND e.account_id || ':' || e.reason > $3
      GROUP BY e.account_id, o.name, e.reason ORDER BY key LIMIT $4`,
    [runId, reason ?? null, cursor ?? '', limit + 1],
  );
  const { page, nextCursor } = pageByKey(rows, limit, ({ key }) => key);
  return { exceptions: page.map(({ key: _key, ...exception }) => exception), nextCursor };
};
