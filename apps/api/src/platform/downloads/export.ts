import type { Pool } from 'pg';
import type { Readable } from 'node:stream';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
  pdf: 'application/pdf',
  xml: 'application/xml; charset=utf-8',
} as const;

interface ExportGiven {
  /** Without its ending. */
  readonly name: string;
  readonly format: keyof typeof TYPES;
  /** A module that exports `makeFile`, a `MakeFile`. It runs in a process of its own, so it had better import little. */
  readonly maker: URL;
  /** What `makeFile` is given; copied. */
  readonly given: object;
}

/** A file that is made of rows of the database while the browser saves it. */
export class Export {
  readonly fileName: string;
  readonly contentType: string;
  readonly maker: URL;
  readonly given: object;
  constructor({ name, format, maker, given }: ExportGiven) {
    this.fileName = `${name}.${format}`;
    this.contentType = TYPES[format];
    this.maker = maker;
    this.given = given;
  }
}

export type MakeFile<Given extends object> = (db: { readonly pool: Pool }, given: Given) => Readable;
