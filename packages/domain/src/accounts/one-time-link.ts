/** What a link lets its holder do, once. */
export type LinkPurpose = 'sign-up' | 'staff' | 'member' | 'password' | 'address' | 'bank-account';

const HOUR_MS = 3_600_000;

/** Long enough to read one's mail, short enough for what is at stake. */
const LIFETIME_MS: Readonly<Record<LinkPurpose, number>> = {
  'sign-up': 24 * HOUR_MS,
  staff: 24 * HOUR_MS,
  member: 7 * 24 * HOUR_MS,
  password: HOUR_MS,
  address: 24 * HOUR_MS,
  // As long as the change can be cancelled (accounts/bank-account.ts).
  'bank-account': 72 * HOUR_MS,
};

export const linkExpiresAt = (purpose: LinkPurpose, now: Date): Date =>
  new Date(now.getTime() + LIFETIME_MS[purpose]);
