import type { Prisma } from '#platform/prisma/client.ts';

/**
 * Local lists of these accounts are to be compared again: in the transaction that changes their cards, so that no end of
 * the process forgets it. `card.changed` has it done at once, a sweep of the local lists (`find-due.ts`) otherwise.
 */
export const markLocalLists = (
  transaction: Prisma.TransactionClient,
  accountIds: readonly string[],
  now: Date,
): Promise<unknown> =>
  transaction.$executeRaw`
    INSERT INTO local_list (charge_point_id, changed_at)
    SELECT id, ${now} FROM charge_point WHERE account_id = ANY(${accountIds}) ORDER BY id
    ON CONFLICT (charge_point_id) DO UPDATE SET checked_at = NULL`;
