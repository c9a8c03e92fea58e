export const BANK_FILE_FORMATS = [
  'camt.053.001.02',
  'camt.053.001.08',
  'camt.054.001.02',
  'camt.054.001.08',
  'pain.002.001.03',
  'pain.002.001.10',
] as const;
export type BankFileFormat = (typeof BANK_FILE_FORMATS)[number];

/** What reads the elements of one format; paths are those of local names below the document, `/BkToCstmrStmt/Stmt`. */
export interface ElementReader {
  open(path: string, attributes: Readonly<Record<string, string>>): void;
  close(path: string, text: string): void;
  /** The whole document has been read; how many entries or answers it had. */
  end(): number;
}
