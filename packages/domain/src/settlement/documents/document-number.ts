import type { BilledPartyKind, DocumentKind } from './document.ts';

const SERIES: Readonly<Record<DocumentKind, string>> = {
  invoice: 'SB',
  statement: 'VO',
  'invoice-credit': 'SC',
  'statement-credit': 'VC',
};

/** Without gaps per account, kind and year of issue: the number is the owner's, since the document is made out for them. */
export interface SeriesPlace {
  readonly kind: DocumentKind;
  readonly accountNumber: number;
  /** Of issue. */
  readonly year: number;
  /** 1, 2, … */
  readonly place: number;
}

/** `SB-1042-2026-0001` */
export const documentNumber = ({ kind, accountNumber, year, place }: SeriesPlace): string =>
  `${SERIES[kind]}-${accountNumber}-${year}-${String(place).padStart(4, '0')}`;

/** Who is registered for VAT, or uses KOR, is invoiced for; the others are no entrepreneurs and get a statement. */
export const documentKindOf = (party: BilledPartyKind): 'invoice' | 'statement' =>
  party === 'vat-nl' || party === 'kor' ? 'invoice' : 'statement';

/** What credits a document of a kind. */
export const creditKindOf = (kind: 'invoice' | 'statement'): 'invoice-credit' | 'statement-credit' =>
  kind === 'invoice' ? 'invoice-credit' : 'statement-credit';
