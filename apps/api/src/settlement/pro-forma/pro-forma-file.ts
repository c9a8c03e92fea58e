import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import { Readable } from 'node:stream';
import type { MakeFile } from '#platform/downloads/export.ts';
import { documentPdf } from '../document-files/pdf/document-pdf.ts';

export interface ProFormaFile {
  readonly document: SettlementDocument;
}

/** A document that is none yet. */
export const makeFile: MakeFile<ProFormaFile> = (_db, { document }) =>
  Readable.from([documentPdf(document, { isProForma: true })]);
