import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';

/** Ends every sign-in of a person, from the command line. @returns how many there were */
export const signOutPerson = ({ prisma }: Database, userId: string, at: Date): Promise<number> =>
  prisma.$transaction(async (tx) => {
    const { count: signIns } = await tx.signInSession.deleteMany({ where: { userId } });
    const entry = { at, accountId: null, actorId: 'system', targetId: userId } as const;
    if (signIns > 0) await audit(tx, { ...entry, action: 'sign-in.revoke-all', detail: { signIns } });
    return signIns;
  });
