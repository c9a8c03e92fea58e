import type { AuthorizationDecision, AuthorizationStatus } from './decide-authorization.ts';

/** What a card is worth and what a charge point may remember of it. */
export interface CardStanding {
  readonly status: AuthorizationStatus;
  /** Group of the card, `null` if it has none. */
  readonly parentIdTag: string | null;
  /** `null`: for as long as the charge point likes. */
  readonly validUntil: Date | null;
}

export interface CardOnFile {
  /** The owner's entry, if it holds at the station. */
  readonly entry: { readonly parentIdTag: string | null; readonly validUntil: Date | null } | null;
  /** What its provider says. */
  readonly token: { readonly parentIdTag: string | null; readonly expiresAt: Date | null } | null;
}

/** OCPP 1.6 IdTagInfo. */
export interface IdTagInfo {
  status: AuthorizationStatus;
  parentIdTag?: string;
  expiryDate?: string;
}

/**
 * The standing of a card by the rule that decided about it: an entry that ends takes its card out of the charge point's
 * memory when it ends, and likewise a card that expires. The owner's group goes before the provider's.
 */
export function cardStanding(decision: AuthorizationDecision, { entry, token }: CardOnFile): CardStanding {
  const validUntil =
    decision.rule === 'whitelist'
      ? entry?.validUntil
      : decision.rule === 'known-card' || decision.rule === 'guest'
        ? token?.expiresAt
        : null;
  return {
    status: decision.status,
    parentIdTag: entry?.parentIdTag ?? token?.parentIdTag ?? null,
    validUntil: validUntil ?? null,
  };
}

/** As a charge point is answered: members without a value are left out. */
export function idTagInfo({ status, parentIdTag, validUntil }: CardStanding): IdTagInfo {
  return {
    status,
    ...(parentIdTag === null ? {} : { parentIdTag }),
    ...(validUntil === null ? {} : { expiryDate: validUntil.toISOString() }),
  };
}
