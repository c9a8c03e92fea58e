import { maskIban } from '@laadpoort/domain/accounts/iban';
import { accountUrl } from '#chargers/mails/account-url.ts';
import { tell } from '#chargers/mails/tell.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { readItemStates } from './item-states.ts';
import { cameBack, paid } from './mails.ts';

interface News {
  /** Of payments about which something was told. */
  readonly itemIds: readonly string[];
  /** What was told before: all records but these. */
  readonly before: Prisma.BankRecordWhereInput;
  readonly now: Date;
  readonly publicUrl: string;
}

/** Mails every owner whose payment was paid, or came back, by what was told last; in the transaction that keeps it. */
export const tellOwners = async (
  tx: Prisma.TransactionClient,
  { itemIds, before, now, publicUrl }: News,
): Promise<void> => {
  const items = await tx.payoutItem.findMany({
    where: { id: { in: [...itemIds] } },
    include: { documents: { orderBy: { number: 'asc' } } },
  });
  const [states, earlier] = [await readItemStates(tx, items), await readItemStates(tx, items, before)];
  const changed = items.flatMap((item) => {
    const state = states.get(item.id);
    return state && state.state !== earlier.get(item.id)?.state ? [{ item, state }] : [];
  });
  const accounts = await tx.organization.findMany({
    where: { id: { in: changed.map(({ item }) => item.accountId) } },
    select: {
      id: true,
      name: true,
      members: { where: { role: 'owner' }, select: { user: { select: { email: true, language: true } } } },
    },
  });
  const accountOf = new Map(accounts.map((account) => [account.id, account]));
  for (const { item, state } of changed) {
    const { name: accountName, members } = accountOf.get(item.accountId) ?? { name: '', members: [] };
    const facts = {
      accountName,
      amount: item.amount.toFixed(2),
      documents: item.documents.map(({ number }) => number).join(', '),
      ibanMasked: maskIban(item.iban),
    };
    for (const { user } of members) {
      if (state.state === 'paid' && state.paidOn !== null)
        await tell(
          tx,
          user,
          paid,
          { ...facts, paidOn: state.paidOn, url: accountUrl(publicUrl, item.accountId, '/account/income') },
          now,
        );
      if (state.state === 'returned') {
        const url = accountUrl(publicUrl, item.accountId, '/account/bank-account');
        await tell(tx, user, cameBack, { ...facts, reason: state.reason, url }, now);
      }
    }
  }
};
