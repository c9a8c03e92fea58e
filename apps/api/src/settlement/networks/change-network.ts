import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import { isUniqueViolation } from '#platform/database/database-error.ts';

export interface Changing {
  readonly personId: string;
  readonly now: Date;
}

/** Registers an issuer; null if there is one of that name. */
export const addIssuer = async (
  { prisma }: Database,
  { personId, now }: Changing,
  name: string,
): Promise<string | null> => {
  try {
    return await prisma.$transaction(async (transaction) => {
      const { id } = await transaction.tokenProvider.create({ data: { name } });
      const entry = { at: now, accountId: null, actorId: personId, targetId: id };
      await audit(transaction, { ...entry, action: 'network.add', detail: { name } });
      return id;
    });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
};

/** Who says that an issuer pays is the first of two; that it does not counts at once. False: there is none. */
export const sayPays = async (
  { prisma }: Database,
  { personId, now }: Changing,
  networkId: string,
  { pays, reason }: { readonly pays: boolean; readonly reason: string },
): Promise<boolean> =>
  prisma.$transaction(async (transaction) => {
    const { count } = await transaction.tokenProvider.updateMany({
      // Said again, or by a third, it stays what two people have agreed on.
      where: { id: networkId, ...(pays ? { paysConfirmedAt: null } : {}) },
      data: { paysSaidById: pays ? personId : null, paysConfirmedById: null, paysConfirmedAt: null },
    });
    if (count === 0) return (await transaction.tokenProvider.count({ where: { id: networkId } })) > 0;
    const entry = { at: now, accountId: null, actorId: personId, targetId: networkId, reason };
    await audit(transaction, { ...entry, action: pays ? 'network.pays' : 'network.pays-not' });
    return true;
  });

/** The second person. Waiting for none is no error: somebody else was faster. */
export const confirmPays = async (
  { prisma }: Database,
  { personId, now }: Changing,
  networkId: string,
): Promise<'confirmed' | 'not-found' | 'second-person-needed'> =>
  prisma.$transaction(async (transaction) => {
    const { count } = await transaction.tokenProvider.updateMany({
      where: { id: networkId, paysConfirmedAt: null, paysSaidById: { not: personId } },
      data: { paysConfirmedById: personId, paysConfirmedAt: now },
    });
    if (count === 1) {
      const entry = { at: now, accountId: null, actorId: personId, targetId: networkId };
      await audit(transaction, { ...entry, action: 'network.pays-confirm' });
      return 'confirmed';
    }
    const network = await transaction.tokenProvider.findUnique({ where: { id: networkId } });
    if (!network) return 'not-found';
    return network.paysConfirmedAt === null ? 'second-person-needed' : 'confirmed';
  });
