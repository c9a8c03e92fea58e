/* What the program and the process that makes exports say to each other, in turns. */

/** The first thing it is told; never by its environment, which others of the machine may read. */
export interface ExportWorkerStart {
  readonly databaseUrl: string;
  /** As `os.setPriority` takes it; that of the program, if none. */
  readonly priority: number | undefined;
}

/** Begin a file; go on with it. */
export type ToExportWorker = { readonly maker: string; readonly given: object } | 'more';

/** What an error loses when it is copied. */
type CopiedError = Pick<Error, 'message' | 'stack'> & {
  readonly code?: unknown;
  readonly severity?: unknown;
};

export type FromExportWorker = { readonly piece: Uint8Array } | { readonly failed: CopiedError } | 'made';
