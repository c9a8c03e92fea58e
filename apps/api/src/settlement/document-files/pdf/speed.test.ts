import { buildDocument } from '@laadpoort/domain/settlement/documents/build-document';
import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import PdfKit from 'pdfkit';
import { expect, test } from 'vitest';
import { finalOf, head, sessions } from '#test/settlement/documents.ts';
import { documentPdf } from './document-pdf.ts';
import { fontForDocument } from '#platform/pdf/fonts.ts';

const RUNS = 9;
/** Of this thread: whatever else the machine does is not in it. */
const tookMs = (make: () => unknown): number => {
  const before = process.threadCpuUsage();
  make();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
};
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** pdfkit's own table, with what a document has too: the same font, read once, embedded; a tree that is read aloud. */
const bareTable = ({ sessions: rows }: SettlementDocument): void => {
  const pdf = new PdfKit({
    size: 'A4',
    font: '',
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: 'nl-NL',
    displayTitle: true,
    info: { Title: 'Bare' },
  });
  pdf
    .registerFont('regular', fontForDocument('regular') as never)
    .font('regular')
    .fontSize(8);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const tag = pdf.struct('Table');
  root.add(tag);
  const data = rows.map(({ sessionId, startedAt, endedAt, charger, label, energyWh, amount }) => [
    String(sessionId),
    startedAt,
    endedAt,
    charger,
    label,
    String(energyWh),
    amount,
  ]);
  pdf.table({ data, structParent: tag } as never);
  root.end();
  pdf.end();
  pdf.read();
};

test('60 sessions take at most twice a bare table of them with the same font and tags, and 150 ms', () => {
  const document = finalOf(buildDocument(head('vat-nl'), sessions(60)));
  const [ours, bare]: [number[], number[]] = [[], []];
  // Warm, and one beside the other.
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(tookMs(() => documentPdf(document)));
    bare.push(tookMs(() => bareTable(document)));
  }
  const [oursMs, bareMs] = [median(ours), median(bare)];
  console.info(`60 sessions as PDF: ${oursMs.toFixed(0)} ms; a bare table: ${bareMs.toFixed(0)} ms`);
  expect(oursMs).toBeLessThanOrEqual(2 * bareMs);
  expect(oursMs).toBeLessThanOrEqual(150);
});
