import { Money } from '../money/amount.ts';
import type { PartyKind } from '../settlement/party.ts';

/** Dutch general rate in percent. */
export const VAT_PERCENT = '21';

/** A price or amount without VAT times this is the one with it. */
export const VAT_FACTOR = new Money(VAT_PERCENT).dividedBy(100).plus(1);

/** Kinds of owners (settlement/party.ts) who get what they typed, whatever its label: there is no VAT in it or on it. */
export const isWithoutVat = (kind: PartyKind | null): boolean =>
  kind === 'private' || kind === 'kor' || kind === 'very-small';
