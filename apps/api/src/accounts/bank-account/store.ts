import type { BankAccount } from '@laadpoort/contract/accounts/bank-account';
import { coolingSince, payableFrom } from '@laadpoort/domain/accounts/bank-account';
import { maskIban } from '@laadpoort/domain/accounts/iban';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';

/** The bank account of an account, with the number masked; null if the owner has not entered one. */
export const readBankAccount = async (
  { prisma }: Database,
  accountId: string,
  now: Date,
): Promise<BankAccount | null> => {
  const found = await prisma.bankAccountVersion.findFirst({
    where: { accountId, cancelledAt: null },
    orderBy: { id: 'desc' },
  });
  if (!found) return null;
  const enteredBy = await prisma.user.findUnique({
    where: { id: found.enteredById },
    select: { name: true },
  });
  const from = payableFrom(found.enteredAt);
  return {
    ibanMasked: maskIban(found.iban),
    holder: found.holder,
    changedAt: found.enteredAt.toISOString(),
    changedBy: enteredBy?.name ?? '',
    payableFrom: from > now ? from.toISOString() : null,
  };
};

/**
 * That of an account which can still be cancelled, if there is one.
 * @param upTo what was entered later is another change
 */
export const coolingOf = (
  accountId: string,
  now: Date,
  upTo: Date = now,
): Prisma.BankAccountVersionWhereInput => ({
  accountId,
  cancelledAt: null,
  enteredAt: { gt: coolingSince(now), lte: upTo },
});
