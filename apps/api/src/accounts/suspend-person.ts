import { audit } from '#chargers/audit.ts';
import { withdrawInvitationsMade } from './links/withdraw-made-by.ts';
import type { Database } from '#platform/database/database.ts';

/* From the command line: whom the operator shuts out of all accounts, without taking anything from them. */

interface Person {
  readonly id: string;
  readonly banned: boolean;
}

/** Ends every sign-in of a person and allows no other; API keys that they made open nothing meanwhile, and their invitations are
 * withdrawn. */
export const suspendPerson = ({ prisma }: Database, { id, banned }: Person, at: Date): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    if (banned) return false;
    await tx.user.update({ where: { id }, data: { banned: true } });
    const { count: signIns } = await tx.signInSession.deleteMany({ where: { userId: id } });
    const by = { actorId: 'system', now: at };
    const accounts = await tx.oneTimeLink.groupBy({ by: ['accountId'], where: { createdById: id } });
    for (const { accountId } of accounts) await withdrawInvitationsMade(tx, { by: id, accountId }, by);
    const entry = { at, accountId: null, actorId: 'system', targetId: id } as const;
    await audit(tx, { ...entry, action: 'sign-in.suspend', detail: { signIns } });
    return true;
  });

export const reinstatePerson = ({ prisma }: Database, { id, banned }: Person, at: Date): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    if (!banned) return false;
    await tx.user.update({ where: { id }, data: { banned: false } });
    const entry = { at, accountId: null, actorId: 'system', targetId: id } as const;
    await audit(tx, { ...entry, action: 'sign-in.reinstate' });
    return true;
  });
