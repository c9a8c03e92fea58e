import { buildDocument } from '@laadpoort/domain/settlement/documents/build-document';
import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createExportWorkers, type ExportWorkers } from '#platform/downloads/export-workers.ts';
import { finalOf, head, sessions } from '#test/settlement/documents.ts';
import { readPdf } from '#test/files/read-pdf.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { unzip } from '#test/files/unzip.ts';
import { documentExport } from './document-export.ts';
import { documentPdf } from './pdf/document-pdf.ts';
import { documentUbl, hasUbl } from './ubl.ts';

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

const store = async (content: SettlementDocument): Promise<string> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO document (id, account_id, account_number, party_version_id, kind, month, total, content, hash)
     VALUES (gen_random_uuid(), 'someone', 1042, 1, $1, $2, $3, $4, '') RETURNING id`,
    [content.kind, content.month, content.total, content],
  );
  return rows[0]?.id ?? '';
};

const make = async (documentId: string, format: Parameters<typeof documentExport>[0]['format']) => {
  const file = documentExport({ documentId, name: 'SB-1042-2026-0007', format });
  const body = await workers.make(file, new AbortController().signal);
  if (body === null) throw new Error('not made');
  return { type: file.contentType, name: file.fileName, bytes: await buffer(body) };
};

test('the files of a stored document are made in a process of exports', async () => {
  const document = finalOf(buildDocument(head('vat-nl'), sessions(60)));
  const id = await store(document);
  const xml = await make(id, 'xml');
  expect(xml).toMatchObject({ type: 'application/xml; charset=utf-8', name: 'SB-1042-2026-0007.xml' });
  expect(xml.bytes.toString()).toBe(hasUbl(document) ? documentUbl(document) : null);
  const csv = await make(id, 'csv');
  expect(csv.bytes.toString().trim().split('\r\n')).toHaveLength(61);
  expect((await make(id, 'xlsx')).bytes.subarray(0, 2).toString()).toBe('PK');
  const pdf = await make(id, 'pdf');
  expect(pdf).toMatchObject({ type: 'application/pdf', name: 'SB-1042-2026-0007.pdf' });
  expect(pdf.bytes.equals(documentPdf(document))).toBe(true);
});

test('a spreadsheet has all sessions of a document too', async () => {
  const id = await store(finalOf(buildDocument(head('vat-nl'), sessions(2_001))));
  const sheet = unzip((await make(id, 'xlsx')).bytes, 'xl/worksheets/sheet1.xml');
  // With the names of the columns and the totals.
  expect(sheet.match(/<row /g)).toHaveLength(2_003);
});

test('a PDF of thousands of sessions is made within the memory that an export may take', async () => {
  const id = await store(finalOf(buildDocument(head('vat-nl'), sessions(2_000))));
  expect((await make(id, 'pdf')).bytes.length).toBeGreaterThan(500_000);
});

/** With long names, more than a thread of exports may hold at once. */
const MANY = 14_000;
/** Of a session of many only what differs. */
const storeMany = async () => {
  const document = finalOf(buildDocument(head('vat-nl'), sessions(3)));
  const id = await store(document);
  await db.pool.query(
    `UPDATE document SET content = jsonb_set(content, '{sessions}', (
       SELECT jsonb_agg(content#>'{sessions,0}' || jsonb_build_object('sessionId', n, 'label', repeat('x', 5000)))
         FROM generate_series(1, $2::int) AS n)) WHERE id = $1`,
    [id, MANY],
  );
  return id;
};

test('so many sessions that its PDF refers to the other files: each is in them, and the PDF is made', async () => {
  const id = await storeMany();
  const { bytes } = await make(id, 'csv');
  const rows = bytes.toString().trim().split('\r\n').slice(1);
  expect(rows.map((row) => Number(row.split(';')[3]))).toEqual(Array.from({ length: MANY }, (_, n) => n + 1));
  const { texts } = await readPdf((await make(id, 'pdf')).bytes);
  const said = texts
    .flat()
    .map(({ text }) => text)
    .join('');
  expect(said).toContain(`${MANY} sessies, samen 56.000,000 kWh`);
  expect(said).toContain(
    `De ${MANY} sessies van dit document staan in de bijbehorende CSV- en XLSX-bestanden`,
  );
});

test('what there is not is not made', async () => {
  const statement = await store(finalOf(buildDocument(head('private'), sessions(1))));
  await expect(make(statement, 'xml')).rejects.toThrow(/no e-invoice/);
  await expect(make('00000000-0000-7000-8000-000000000000', 'csv')).rejects.toThrow(/no document/);
});
