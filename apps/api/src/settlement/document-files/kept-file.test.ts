import { buildDocument } from '@laadpoort/domain/settlement/documents/build-document';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createExportWorkers, type ExportWorkers } from '#platform/downloads/export-workers.ts';
import { finalOf, head, sessions } from '#test/settlement/documents.ts';
import { asOwner, openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { keepFiles, keptFile } from './kept-file.ts';
import { documentPdf } from './pdf/document-pdf.ts';

let db: TestDatabase;
let workers: ExportWorkers;
beforeAll(async () => {
  db = await openTestDatabase();
  workers = createExportWorkers(db, { warn: () => undefined });
});
afterAll(async () => {
  await workers.close();
  await db.close();
});

const now = () => new Date('2026-12-04T10:00:00Z');
const document = finalOf(buildDocument(head('vat-nl'), sessions(3)));
const store = async () => {
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO document (id, account_id, account_number, party_version_id, kind, month, number, total, content, hash)
     VALUES (gen_random_uuid(), 'someone', 1042, 1, $1, $2, gen_random_uuid(), $3, $4, '') RETURNING id`,
    [document.kind, document.month, document.total, document],
  );
  return { documentId: rows[0]?.id ?? '', name: 'SB-1042-2026-0007' };
};
const made = (text: string) => ({ db, now, makeFile: async () => Readable.from([Buffer.from(text)]) });
const never = () => ({ db, now, makeFile: () => Promise.reject(new Error('it was made again')) });

test('a file is kept as it was first made: whatever makes files later, it has the same bytes', async () => {
  const parts = { db, now, makeFile: workers.make };
  const asked = { ...(await store()), format: 'pdf' } as const;
  await keepFiles(parts, asked.documentId);
  const first = await keptFile(never(), asked);
  expect(first?.equals(documentPdf(document))).toBe(true);
  // That of the next version of the program.
  expect((await keptFile(made('another PDF'), asked))?.equals(first ?? Buffer.alloc(0))).toBe(true);
  const kept = await db.prisma.documentFile.findMany({ orderBy: { format: 'asc' } });
  expect(kept.map(({ format, madeAt }) => [format, madeAt])).toEqual([
    ['pdf', now()],
    ['xml', now()],
  ]);
  expect(Buffer.from(kept[0]?.sha256 ?? [])).toEqual(
    createHash('sha256')
      .update(first ?? '')
      .digest(),
  );
});

test('of several that make it at once, one is kept, and all get that one', async () => {
  const asked = { ...(await store()), format: 'xml' } as const;
  const files = await Promise.all(['one', 'two', 'three', 'four'].map((text) => keptFile(made(text), asked)));
  expect(new Set(files.map(String)).size).toBe(1);
});

test('what is kept cannot be changed or deleted, and its hash is that of its bytes', async () => {
  const { documentId, name } = await store();
  await keptFile(made('the PDF'), { documentId, name, format: 'pdf' });
  const change = (sql: string) => db.pool.query(`${sql} WHERE document_id = $1`, [documentId]);
  await expect(change(`UPDATE document_file SET content = 'x'`)).rejects.toThrow('append-only');
  await expect(change('DELETE FROM document_file')).rejects.toThrow('append-only');
  await expect(
    db.pool.query(`INSERT INTO document_file VALUES ($1, 'xml', 'x', sha256('y'), now())`, [documentId]),
  ).rejects.toThrow('document_file_sha256');
});

test('a file that is not what its hash says is not given out', async () => {
  const asked = { ...(await store()), format: 'pdf' } as const;
  await asOwner(db, 'ALTER TABLE document_file DROP CONSTRAINT document_file_sha256');
  await db.pool.query(`INSERT INTO document_file VALUES ($1, 'pdf', 'x', sha256('y'), now())`, [
    asked.documentId,
  ]);
  await expect(keptFile(never(), asked)).rejects.toThrow('not the one that was kept');
});

test('whoever has left ends the process that makes it, and nothing is kept of a part', async () => {
  const asked = { ...(await store()), format: 'pdf' } as const;
  const begun = new Readable({ read() {} });
  begun.push('the first half');
  const gone = new AbortController();
  const file = keptFile({ db, now, makeFile: async () => begun }, asked, gone.signal);
  setTimeout(() => gone.abort(), 10);
  expect(await file).toBeNull();
  expect(begun.destroyed).toBe(true);
  expect(await db.prisma.documentFile.count({ where: { documentId: asked.documentId } })).toBe(0);
  const told: AbortSignal[] = [];
  const makeFile = async (_file: unknown, signal: AbortSignal) => {
    told.push(signal);
    return null;
  };
  await keptFile({ db, now, makeFile }, asked, gone.signal);
  expect(told).toEqual([gone.signal]);
});

test('one that cannot be made fails its job', async () => {
  const { documentId } = await store();
  await expect(keepFiles({ db, now, makeFile: async () => null }, documentId)).rejects.toThrow(/more memory/);
});
