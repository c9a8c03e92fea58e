/** What a link lets its holder do, once. */
export type LinkPurpose = 'staff';

const HOUR_MS = 3_600_000;

/** Long enough to read one's mail, short enough for what is at stake. */
const LIFETIME_MS: Readonly<Record<LinkPurpose, number>> = {
  staff: 24 * HOUR_MS,
};

export const linkExpiresAt = (purpose: LinkPurpose, now: Date): Date =>
  new Date(now.getTime() + LIFETIME_MS[purpose]);
