import { Readable } from 'node:stream';
import type { MakeFile } from '#platform/downloads/export.ts';
import { documentAnnex } from './annex.ts';
import { readHead, readSessions, type DocumentHead } from './read-document.ts';
import { documentUbl, hasUbl } from './ubl.ts';

export interface DataFile {
  readonly documentId: string;
  readonly format: 'csv' | 'xlsx' | 'xml';
}

/** A document for programs: its sessions as a table, or the e-invoice. */
export const makeFile: MakeFile<DataFile> = ({ pool }, { documentId, format }) =>
  Readable.from(
    (async function* () {
      const { head } = await readHead(pool, documentId);
      if (format === 'xml') yield documentUblOf(head);
      else yield* documentAnnex(head, readSessions(pool, documentId), format);
    })(),
  );

const documentUblOf = (head: DocumentHead): string => {
  if (!hasUbl(head)) throw new Error(`there is no e-invoice of document ${head.number}`);
  return documentUbl(head);
};
