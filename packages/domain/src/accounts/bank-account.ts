const COOLING_MS = 72 * 3_600_000;

/**
 * From when on a bank account is paid to. Until then every owner, who was told by mail, can cancel what nobody wanted:
 * whoever takes over a sign-in would enter their own.
 */
export const payableFrom = (enteredAt: Date): Date => new Date(enteredAt.getTime() + COOLING_MS);

/** What was entered after this can still be cancelled, and is not paid to yet. */
export const coolingSince = (now: Date): Date => new Date(now.getTime() - COOLING_MS);
