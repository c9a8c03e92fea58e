import { maskIdTag } from './id-tag.ts';

/** What decides whether somebody of an account reads a card's whole number. */
export interface CardReader {
  /** They may manage the account's whitelist. */
  readonly managesCards: boolean;
  /** Somebody of the account entered the number by hand, or holds the card. */
  readonly isOwnCard: boolean;
}

/**
 * A card's number as people of an account read it: whole only if the account knows it anyway. Of a guest they have seen
 * no more than the card being held to a charger, and who has its number can make a card with it.
 */
export const shownIdTag = (canonical: string, { managesCards, isOwnCard }: CardReader): string =>
  managesCards && isOwnCard ? canonical : maskIdTag(canonical);
