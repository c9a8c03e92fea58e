import { Export } from '#platform/downloads/export.ts';
import type { DataFile } from './data-file.ts';

interface Asked {
  readonly documentId: string;
  /** By which the file is called; of a draft something else. */
  readonly name: string;
  readonly format: DataFile['format'];
}

/** A stored document as a file; `xml` only of one that `hasUbl`. */
export const documentExport = ({ documentId, name, format }: Asked): Export =>
  new Export({
    name,
    format,
    maker: new URL('data-file.ts', import.meta.url),
    given: { documentId, format } satisfies DataFile,
  });
