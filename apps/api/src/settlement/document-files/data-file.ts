import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import { Readable } from 'node:stream';
import type { MakeFile } from '#platform/downloads/export.ts';
import { documentAnnex } from './annex.ts';
import { readDocument } from './read-document.ts';
import { documentUbl, hasUbl } from './ubl.ts';

export interface DataFile {
  readonly documentId: string;
  readonly format: 'csv' | 'xlsx' | 'xml';
}

/** A document for programs: its sessions as a table, or the e-invoice. */
export const makeFile: MakeFile<DataFile> = ({ pool }, { documentId, format }) =>
  Readable.from(
    (async function* () {
      const document = await readDocument(pool, documentId);
      if (format === 'xml') yield documentUblOf(document);
      else yield* documentAnnex(document, format);
    })(),
  );

const documentUblOf = (document: SettlementDocument): string => {
  if (!hasUbl(document)) throw new Error(`there is no e-invoice of document ${document.number}`);
  return documentUbl(document);
};
