const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 2 * 3_600_000;
/** With these delays, most of a day. */
const MAX_ATTEMPTS = 15;
/** Restarts of processes never come near it. */
const MAX_CLAIMS = 50;

export type AfterFailure =
  | { readonly kind: 'retry'; readonly afterMs: number }
  | { readonly kind: 'give-up' };

/** What follows a message that could not be sent: another attempt, each twice as long after the one before, or none. */
export const afterFailure = ({
  attempts,
  permanent,
}: {
  /** Including the one that failed. */
  readonly attempts: number;
  /** The other side refuses it for good, such as an address that does not exist. */
  readonly permanent: boolean;
}): AfterFailure =>
  permanent || attempts >= MAX_ATTEMPTS
    ? { kind: 'give-up' }
    : { kind: 'retry', afterMs: Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS) };

/**
 * Whether what is begun again and again, and neither succeeds nor fails, is given up: it may well be what the processes die of.
 * @param claims times that it was begun since it last failed, with this one
 */
export const endsProcesses = (claims: number): boolean => claims > MAX_CLAIMS;
