import type { PartyKind } from '../settlement/party.ts';

/** Dutch general rate in percent. */
export const VAT_PERCENT = '21';

/** Kinds of owners (settlement/party.ts) who get what they typed, whatever its label: there is no VAT in it or on it. */
export const isWithoutVat = (kind: PartyKind | null): boolean =>
  kind === 'private' || kind === 'kor' || kind === 'very-small';
