/** Who changes something of their account, and when. */
export interface Change {
  readonly accountId: string;
  readonly personId: string;
  readonly at: Date;
}

/** The audit entry of a change, to be written in the transaction that makes it. */
export const auditOf = (
  { accountId, personId, at }: Change,
  action: string,
  targetId: string,
  detail: object = {},
) => ({ at, accountId, actorId: personId, action, targetId, detail });
