const DAY_MS = 24 * 60 * 60_000;
/** How long before its expiry a certificate is renewed. */
const RENEW_BEFORE_DAYS = 30;
/** From here on, a renewal that was requested but did not happen needs a person. */
const ALERT_BEFORE_DAYS = 14;
/** If no new certificate came of it, the request is repeated after this. */
const ASK_AGAIN_DAYS = 1;

export interface RenewalFacts {
  readonly notAfter: Date;
  /** When the charge point was last asked for a new signing request; null: never for this certificate. */
  readonly askedAt: Date | null;
  /** Nothing is sent to it unless a person requests it. */
  readonly quiet: boolean;
  readonly connected: boolean;
  readonly now: Date;
}

export interface Renewal {
  readonly ask: boolean;
  readonly alert: boolean;
}

/** What a certificate in use needs. */
export const decideRenewal = (facts: RenewalFacts): Renewal => {
  const { notAfter, askedAt, quiet, connected, now } = facts;
  const daysLeft = (notAfter.getTime() - now.getTime()) / DAY_MS;
  const due = daysLeft <= RENEW_BEFORE_DAYS;
  const askedLately = askedAt !== null && now.getTime() - askedAt.getTime() < ASK_AGAIN_DAYS * DAY_MS;
  return {
    ask: due && connected && !quiet && !askedLately,
    alert: quiet ? due : daysLeft <= ALERT_BEFORE_DAYS,
  };
};

export const CERTIFICATE_STATES = [
  'requested',
  'refused',
  'sent',
  'accepted',
  'rejected',
  'in-use',
  'superseded',
  'revoked',
] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** Whether the charge point may still use it. */
export const countsAsProof = (state: CertificateState): boolean =>
  state === 'sent' || state === 'accepted' || state === 'in-use';

/**
 * The certificates of one kind that a charge point trusts: without its last root it trusts nobody and cannot connect.
 */
export const isLastRoot = (
  installed: readonly { readonly certificateType: string }[],
  certificateType: string,
): boolean =>
  certificateType === 'CentralSystemRootCertificate' &&
  installed.filter((each) => each.certificateType === certificateType).length <= 1;
