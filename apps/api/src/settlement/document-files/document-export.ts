import { Export } from '#platform/downloads/export.ts';
import type { DataFile } from './data-file.ts';
import type { PdfFile } from './pdf-file.ts';

interface Asked {
  readonly documentId: string;
  /** By which the file is called, without its ending. */
  readonly name: string;
  readonly format: DataFile['format'] | 'pdf';
}

/** A stored document as a file: `pdf` for people, `csv` and `xlsx` of its sessions, `xml` only of one that `hasUbl`. */
export const documentExport = ({ documentId, name, format }: Asked): Export =>
  format === 'pdf'
    ? new Export({
        name,
        format,
        maker: new URL('pdf-file.ts', import.meta.url),
        given: { documentId } satisfies PdfFile,
      })
    : new Export({
        name,
        format,
        maker: new URL('data-file.ts', import.meta.url),
        given: { documentId, format } satisfies DataFile,
      });
