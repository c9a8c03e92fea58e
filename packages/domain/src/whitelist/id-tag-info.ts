import type { AuthorizationDecision, AuthorizationStatus } from './decide-authorization.ts';

/** The standing of a card, and what a charge point may remember of it. */
export interface CardStanding {
  readonly status: AuthorizationStatus;
  /** Group of the card, `null` if it has none. */
  readonly parentIdTag: string | null;
  /** `null`: no limit. */
  readonly validUntil: Date | null;
}

export interface CardOnFile {
  /** The owner's entry, if it applies to the station. */
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
 * The standing of a card according to the rule that decided: when an entry or a card expires, the card also expires in
 * the charge point's memory. The owner's group takes precedence over the provider's.
 */
export const cardStanding = (decision: AuthorizationDecision, { entry, token }: CardOnFile): CardStanding => {
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
};

/** In the form of an answer to the charge point: members without a value are left out. */
export const idTagInfo = ({ status, parentIdTag, validUntil }: CardStanding): IdTagInfo => {
  return {
    status,
    ...(parentIdTag === null ? {} : { parentIdTag }),
    ...(validUntil === null ? {} : { expiryDate: validUntil.toISOString() }),
  };
};
