import { audit } from '#chargers/audit.ts';
import { markLocalLists } from '#chargers/mark-local-lists.ts';
import type { Person } from '#platform/access/access.ts';
import type { Database } from '#platform/database/database.ts';

/**
 * Blocks a card of the person from now on; reporting it again keeps the first time. Returns the accounts that see it:
 * those that have it on their whitelist and the person's own; null if the person holds no such card.
 */
export const blockLostCard = (
  { prisma }: Database,
  { personId, activeAccountId }: Pick<Person, 'personId' | 'activeAccountId'>,
  cardId: string,
  now: Date,
): Promise<string[] | null> =>
  prisma.$transaction(async (transaction) => {
    const card = await transaction.idToken.findFirst({ where: { id: cardId, holderId: personId } });
    if (!card) return null;
    if (card.lostAt === null) {
      await transaction.idToken.update({
        where: { id: cardId },
        data: { lostAt: now, blockedAt: card.blockedAt ?? now },
      });
      await audit(transaction, {
        at: now,
        accountId: null,
        actorId: personId,
        action: 'card.lost',
        targetId: cardId,
      });
    }
    const entries = await transaction.whitelistEntry.findMany({
      where: { uid: card.uid },
      select: { accountId: true },
    });
    const accountIds = new Set(entries.map(({ accountId }) => accountId));
    if (activeAccountId !== null) accountIds.add(activeAccountId);
    await markLocalLists(transaction, [...accountIds], now);
    return [...accountIds];
  });
