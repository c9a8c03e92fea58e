const HOUR_MS = 3_600_000;

/** Of members, and of staff, who see all accounts. */
const LASTS_MS = { member: 30 * 24 * HOUR_MS, staff: 12 * HOUR_MS };
const UNUSED_LASTS_MS = { member: 7 * 24 * HOUR_MS, staff: HOUR_MS };

/** What is known of a sign-in. */
export interface SignInUse {
  readonly platformRole: string;
  readonly begunAt: Date;
  readonly usedAt: Date;
}

/**
 * When a sign-in ends if it is not used any more: some time after it was last used, and however much it is used, at a
 * fixed time after it began. Whoever gets or loses a platform role is signed out.
 *
 * Source: OWASP ASVS 5.0, V7.3.1 and V7.3.2.
 */
export const signInEndsAt = ({ platformRole, begunAt, usedAt }: SignInUse): Date => {
  const who = platformRole === 'user' ? 'member' : 'staff';
  return new Date(Math.min(begunAt.getTime() + LASTS_MS[who], usedAt.getTime() + UNUSED_LASTS_MS[who]));
};
