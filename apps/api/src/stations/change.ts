/** Who changes something of their account, and when. */
export interface Change {
  readonly accountId: string;
  readonly personId: string;
  readonly at: Date;
}

/** What the audit keeps of it. */
export const auditOf = ({ accountId, personId, at }: Change) => ({ at, accountId, actorId: personId });
