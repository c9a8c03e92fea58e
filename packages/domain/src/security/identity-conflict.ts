/** One connection that took over from another of the same identity. */
export interface Takeover {
  readonly at: Date;
  readonly fromAddress: string;
  readonly toAddress: string;
}

const WINDOW_MS = 60_000;
const TAKEOVERS = 3;

/** The take-overs that still count at `now`. */
export const recentTakeovers = (takeovers: readonly Takeover[], now: Date): readonly Takeover[] =>
  takeovers.filter(({ at }) => now.getTime() - at.getTime() < WINDOW_MS);

/**
 * Whether two devices seem to use one identity: three take-overs within a minute, between different addresses. A charger
 * on a bad line takes over from itself, from one address.
 */
export const isIdentityConflict = (takeovers: readonly Takeover[], now: Date): boolean => {
  const recent = recentTakeovers(takeovers, now);
  const between = recent.filter(({ fromAddress, toAddress }) => fromAddress !== toAddress);
  return recent.length >= TAKEOVERS && between.length > 0;
};
