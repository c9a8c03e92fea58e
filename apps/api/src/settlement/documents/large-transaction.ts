/** A document may have 100,000 sessions: it is written, and hashed, for longer than other transactions may take. */
export const LARGE_TRANSACTION = { timeout: 120_000 } as const;
