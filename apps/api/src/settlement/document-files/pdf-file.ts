import { Readable } from 'node:stream';
import type { MakeFile } from '#platform/downloads/export.ts';
import { documentPdf } from './pdf/document-pdf.ts';
import { readDocument } from './read-document.ts';

export interface PdfFile {
  readonly documentId: string;
}

/** A document for people; apart from the files for programs, which need nothing to write pages with. */
export const makeFile: MakeFile<PdfFile> = ({ pool }, { documentId }) =>
  Readable.from(
    (async function* () {
      yield documentPdf(await readDocument(pool, documentId));
    })(),
  );
