import { platformRoleSchema } from '@laadpoort/contract/accounts/account';
import { audit } from '#chargers/audit.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { withdrawInvitationsMade } from '../links/withdraw-made-by.ts';
import { tellAdministrators, type Told } from './tell-administrators.ts';

interface Given {
  readonly person: { readonly id: string; readonly email: string; readonly role: string };
  readonly role: string;
  /** Who does it: a person, or `system` for the command line. */
  readonly actorId: string;
}

/** Gives, changes or takes away a platform role. The person signs in again: what they may do has changed. */
export const giveStaffRole = async (
  tx: Prisma.TransactionClient,
  { person: { id, email, role: from }, role, actorId }: Given,
  told: Told,
): Promise<void> => {
  const to = platformRoleSchema.parse(role);
  const change = { email, from: platformRoleSchema.catch('user').parse(from), to };
  if (from === 'admin') await tellAdministrators(tx, change, told);
  await tx.user.update({ where: { id }, data: { role: to } });
  if (from !== 'admin') await tellAdministrators(tx, change, told);
  await tx.signInSession.deleteMany({ where: { userId: id } });
  if (to !== 'admin')
    await withdrawInvitationsMade(tx, { by: id, accountId: null }, { actorId, now: told.now });
  await audit(tx, {
    at: told.now,
    accountId: null,
    actorId,
    action: 'staff.change',
    targetId: id,
    detail: { from, to },
  });
};
