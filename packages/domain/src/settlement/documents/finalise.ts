import type { SettlementDocument } from './document.ts';
import { creditKindOf, documentNumber } from './document-number.ts';

interface Issue {
  /** Of its account, kind and year; see `SeriesPlace`. */
  readonly place: number;
  /** `2026-12-03` */
  readonly issuedOn: string;
  /** Null of a credit note. */
  readonly payoutOn: string | null;
}

/** A draft with its number and day; all else stays as it was approved. */
export const finalise = (
  draft: SettlementDocument,
  { place, issuedOn, payoutOn }: Issue,
): SettlementDocument => {
  const { kind, accountNumber } = draft;
  const year = Number(issuedOn.slice(0, 4));
  return { ...draft, issuedOn, payoutOn, number: documentNumber({ kind, accountNumber, year, place }) };
};

/**
 * The draft of what credits a document as a whole: the same lines, in positive amounts (EN 16931: type 261).
 * @throws {Error} if the document is a draft, or a credit note itself
 */
export const creditOf = (document: SettlementDocument): SettlementDocument => {
  const { kind, number, issuedOn } = document;
  if (number === null || issuedOn === null || (kind !== 'invoice' && kind !== 'statement'))
    throw new Error('only a final invoice or statement can be credited');
  return {
    ...document,
    kind: creditKindOf(kind),
    number: null,
    issuedOn: null,
    payoutOn: null,
    credits: { number, issuedOn },
  };
};
