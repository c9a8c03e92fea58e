import type { DocumentSession, SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import type { Pool } from 'pg';

/** What a stored document says but for its sessions, of which there may be too many for a thread that makes files. */
export type DocumentHead = Omit<SettlementDocument, 'sessions'>;

/** What a document says about all of its sessions. */
export interface SessionsInSum {
  readonly count: number;
  readonly energyWh: number;
  /** Of how many the month is over. */
  readonly late: number;
}

const HEAD = `
  SELECT content - 'sessions' AS head, all_of.*
    FROM document, LATERAL (
      SELECT count(*)::int AS count, coalesce(sum((session->>'energyWh')::bigint), 0)::float8 AS "energyWh",
             count(session->>'late')::int AS late
        FROM jsonb_array_elements(content->'sessions') AS session) AS all_of
   WHERE id = $1`;

interface Row extends SessionsInSum {
  readonly head: DocumentHead;
}

export const readHead = async (
  pool: Pool,
  documentId: string,
): Promise<{ readonly head: DocumentHead; readonly inSum: SessionsInSum }> => {
  const { rows } = await pool.query<Row>(HEAD, [documentId]);
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no document ${documentId}`);
  const { head, ...inSum } = row;
  return { head, inSum };
};

/** How many sessions leave the database together. */
const PART = 500;

/** The sessions of a document in their order, part by part: the database keeps the rest. */
export const readSessions = async function* (
  pool: Pool,
  documentId: string,
): AsyncGenerator<DocumentSession> {
  const client = await pool.connect();
  let isOver = false;
  try {
    await client.query('BEGIN READ ONLY');
    await client.query({
      text: `DECLARE sessions NO SCROLL CURSOR FOR
               SELECT session FROM document, jsonb_array_elements(content->'sessions') AS session WHERE id = '${uuid(documentId)}'`,
    });
    for (;;) {
      const { rows } = await client.query<{ session: DocumentSession }>(`FETCH ${PART} FROM sessions`);
      for (const { session } of rows) yield session;
      if (rows.length < PART) break;
    }
    await client.query('COMMIT');
    isOver = true;
  } finally {
    // Whoever reads no longer leaves a transaction open, which ends with its connection.
    client.release(!isOver);
  }
};

/** A cursor takes no parameters. */
const uuid = (id: string): string => {
  if (!/^[\da-f-]{36}$/.test(id)) throw new Error('not the id of a document');
  return id;
};
