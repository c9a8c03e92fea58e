import { createHash } from 'node:crypto';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Kernel } from '#chargers/kernel.ts';
import { documentExport } from './document-export.ts';
import { readHead } from './read-document.ts';
import { hasUbl } from './ubl.ts';

type Parts = Pick<Kernel, 'db' | 'now' | 'makeFile'>;

interface AskedFile {
  readonly documentId: string;
  /** Of the document. */
  readonly name: string;
  /** The tables of sessions are not kept: each is the content once more, written anew. */
  readonly format: 'pdf' | 'xml';
}

const NEVER = new AbortController().signal;

/** The kind of job that makes the files of a document which was issued. */
export const DOCUMENT_FILES = 'document-files';

/**
 * A file of a final document as it was first made, or made and kept now: whoever saves it again gets the same bytes.
 * @param gone whoever asked has left: the process that makes it ends
 * @returns null: it takes more memory than a file may, or nobody waits for it
 * @throws {Error} if what is kept is not what its hash says
 */
export const keptFile = async (parts: Parts, asked: AskedFile, gone = NEVER): Promise<Buffer | null> => {
  const kept = await readFile(parts, asked);
  if (kept !== null) return kept;
  const body = await parts.makeFile(documentExport(asked), gone);
  if (body === null) return null;
  const content = await buffer(addAbortSignal(gone, body)).catch((error: unknown) => {
    if (gone.aborted) return null;
    throw error;
  });
  if (content === null) return null;
  await keep(parts, asked, content);
  // Of two that made it at once, one has kept it.
  return readFile(parts, asked);
};

/** Makes what is not kept yet of a document's files. */
export const keepFiles = async (parts: Parts, documentId: string): Promise<void> => {
  const { head } = await readHead(parts.db.pool, documentId);
  const formats = hasUbl(head) ? (['pdf', 'xml'] as const) : (['pdf'] as const);
  for (const format of formats) {
    const file = await keptFile(parts, { documentId, name: head.number ?? '', format });
    if (file === null) throw new Error(`the ${format} of ${head.number} takes more memory than it may`);
  }
};

const readFile = async ({ db }: Parts, { documentId, name, format }: AskedFile): Promise<Buffer | null> => {
  const { rows } = await db.pool.query<{ content: Buffer; sha256: Buffer }>(
    'SELECT content, sha256 FROM document_file WHERE document_id = $1 AND format = $2',
    [documentId, format],
  );
  const [row] = rows;
  if (row === undefined) return null;
  if (!createHash('sha256').update(row.content).digest().equals(row.sha256))
    throw new Error(`the ${format} of ${name} is not the one that was kept`);
  return row.content;
};

const keep = async (
  { db, now }: Parts,
  { documentId, format }: AskedFile,
  content: Buffer,
): Promise<void> => {
  await db.pool.query(
    `INSERT INTO document_file (document_id, format, content, sha256, made_at)
     VALUES ($1, $2, $3, sha256($3), $4) ON CONFLICT DO NOTHING`,
    [documentId, format, content, now()],
  );
};
