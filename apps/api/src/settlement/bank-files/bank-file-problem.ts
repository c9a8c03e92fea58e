/** Why a bank's file is not read: nothing of it is kept. Codes of the contract's field problems. */
export type BankFileProblemCode =
  | 'zipped-file'
  | 'not-xml'
  | 'document-type'
  | 'unknown-bank-file'
  | 'wrong-structure'
  | 'foreign-account'
  | 'wrong-amount'
  | 'wrong-day'
  | 'wrong-currency'
  | 'wrong-status';

export interface BankFileProblem {
  readonly code: BankFileProblemCode;
  /** Which entry or answer of the file, from 1; null: not one of them. */
  readonly entry: number | null;
}

/** Thrown by what reads a file, and caught where the reading began. */
export class BankFileError extends Error {
  readonly problem: BankFileProblem;
  constructor(code: BankFileProblemCode, entry: number | null = null) {
    super(code);
    this.problem = { code, entry };
  }
}
