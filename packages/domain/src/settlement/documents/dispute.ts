const DISPUTE_MS = 14 * 86_400_000;

/** Until when an owner may say that a document is wrong; then it counts as accepted, as the agreement says. */
export const canDisputeUntil = (finalisedAt: Date): Date => new Date(finalisedAt.getTime() + DISPUTE_MS);
