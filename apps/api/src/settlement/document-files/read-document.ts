import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import type { Pool } from 'pg';

/** What a stored document says. */
export const readDocument = async (pool: Pool, documentId: string): Promise<SettlementDocument> => {
  const { rows } = await pool.query<{ content: SettlementDocument }>(
    'SELECT content FROM document WHERE id = $1',
    [documentId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no document ${documentId}`);
  return row.content;
};
