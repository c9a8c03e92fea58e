import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import type { Actor } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';

/** Whether a card is on the whitelist of the member's account, or their own: only with these do they start sessions. */
export const isOwnCard = async (
  { prisma }: Database,
  { accountId, personId }: Pick<Actor, 'accountId' | 'personId'>,
  idTag: string,
): Promise<boolean> => {
  const uid = canonicalIdTag(idTag);
  const [listed, held] = await Promise.all([
    prisma.whitelistEntry.count({ where: { accountId, uid } }),
    prisma.idToken.count({ where: { uid, holderId: personId } }),
  ]);
  return listed + held > 0;
};
