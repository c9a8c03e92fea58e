import type { DocumentSession } from '@laadpoort/domain/settlement/documents/document';
import { Readable } from 'node:stream';
import type { MakeFile } from '#platform/downloads/export.ts';
import { MAX_SESSIONS } from './pdf/annex-pages.ts';
import { documentPdf } from './pdf/document-pdf.ts';
import { readHead, readSessions } from './read-document.ts';

export interface PdfFile {
  readonly documentId: string;
}

/** A document for people; apart from the files for programs, which need nothing to write pages with. */
export const makeFile: MakeFile<PdfFile> = ({ pool }, { documentId }) =>
  Readable.from(
    (async function* () {
      const { head, inSum } = await readHead(pool, documentId);
      const sessions: DocumentSession[] = [];
      if (inSum.count <= MAX_SESSIONS)
        for await (const session of readSessions(pool, documentId)) sessions.push(session);
      yield documentPdf({ ...head, sessions }, { inSum });
    })(),
  );
