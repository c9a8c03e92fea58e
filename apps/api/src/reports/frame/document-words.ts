import type { DocumentKind } from '@laadpoort/domain/settlement/documents/document';
import type { Words } from './definition.ts';

/** What documents are called in a row. */
export const KINDS: Readonly<Record<DocumentKind, Words>> = {
  invoice: { en: 'invoice', nl: 'factuur' },
  statement: { en: 'statement', nl: 'vergoedingsoverzicht' },
  'invoice-credit': { en: 'credit note', nl: 'creditnota' },
  'statement-credit': { en: 'credit note', nl: 'creditnota' },
};
