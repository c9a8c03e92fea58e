import { buildDocument } from '@laadpoort/domain/settlement/documents/build-document';
import PdfKit from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { finalOf, head, sessions } from '#test/settlement/documents.ts';
import { documentPdf } from './document-pdf.ts';
import { fonts } from '#platform/pdf/fonts.ts';

const took = async (make: () => unknown) => {
  const begun = performance.now();
  await make();
  return performance.now() - begun;
};

test('60 sessions take no longer than twice a bare table of 60 rows with the same font', async () => {
  const document = finalOf(buildDocument(head('vat-nl'), sessions(60)));
  const bare = () => {
    const pdf = new PdfKit({ size: 'A4', font: '' });
    pdf.registerFont('regular', fonts.regular.file).font('regular').fontSize(8);
    const data = document.sessions.map(({ sessionId, startedAt, endedAt, charger, label, amount }) => [
      String(sessionId),
      startedAt,
      endedAt,
      charger,
      label,
      amount,
    ]);
    pdf.table({ data }).end();
    return buffer(pdf);
  };
  const ours: number[] = [];
  for (let run = 0; run < 5; run += 1) ours.push(await took(() => documentPdf(document)));
  expect(ours.toSorted((a, b) => a - b)[2]).toBeLessThan(2 * (await took(bare)));
});
