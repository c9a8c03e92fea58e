import { audit } from '#chargers/audit.ts';
import type { Prisma } from '#platform/prisma/client.ts';

interface Made {
  readonly by: string;
  /** Members of this account; without one, staff. */
  readonly accountId: string | null;
}

/** Somebody who may invite nobody any more would come back by an invitation to another address of theirs. */
export const withdrawInvitationsMade = async (
  tx: Prisma.TransactionClient,
  { by: createdById, accountId }: Made,
  { actorId, now: at }: { readonly actorId: string; readonly now: Date },
): Promise<void> => {
  const where = { createdById, accountId, purpose: accountId === null ? 'staff' : 'member' };
  const action = accountId === null ? 'staff.withdraw' : 'member.withdraw';
  for (const { id: targetId, role, email } of await tx.oneTimeLink.findMany({ where }))
    await audit(tx, {
      at,
      accountId,
      actorId,
      action,
      targetId,
      detail: { role: role ?? '' },
      names: { email },
    });
  await tx.oneTimeLink.deleteMany({ where });
};
