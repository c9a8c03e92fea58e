import type { bankAccountSchema } from '@laadpoort/contract/accounts/account';
import { maskIban } from '@laadpoort/domain/accounts/iban';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import type { Actor } from '#platform/access/access.ts';
import { audit } from '#chargers/audit.ts';
import { bankAccountChanged } from './mails/bank-account.ts';
import { tell } from './mails/tell.ts';

type BankAccount = z.input<typeof bankAccountSchema>;

/** The bank account of an account, with the number masked; null if the owner has not entered one. */
export const readBankAccount = async (
  { prisma }: Database,
  accountId: string,
): Promise<BankAccount | null> => {
  const found = await prisma.bankAccount.findUnique({ where: { accountId } });
  if (!found) return null;
  const changedBy = await prisma.user.findUnique({
    where: { id: found.changedById },
    select: { name: true },
  });
  return {
    ibanMasked: maskIban(found.iban),
    holder: found.holder,
    changedAt: found.changedAt.toISOString(),
    changedBy: changedBy?.name ?? '',
  };
};

/** Sets where the money goes, records who did it, and tells all owners by mail; the number is masked in both. */
export const saveBankAccount = async (
  db: Database,
  { accountId, personId, personName }: Pick<Actor, 'accountId' | 'personId' | 'personName'>,
  { iban, holder }: { readonly iban: string; readonly holder: string },
  { now, publicUrl }: { readonly now: Date; readonly publicUrl: string },
): Promise<BankAccount> => {
  const { prisma } = db;
  const account = await prisma.organization.findUniqueOrThrow({
    where: { id: accountId },
    include: { members: { where: { role: 'owner' }, include: { user: true } } },
  });
  const facts = {
    accountName: account.name,
    changedBy: personName,
    ibanMasked: maskIban(iban),
    url: publicUrl,
  };
  const values = { iban, holder, changedAt: now, changedById: personId };
  await prisma.$transaction([
    prisma.bankAccount.upsert({
      where: { accountId },
      create: { accountId, ...values },
      update: values,
    }),
    audit(prisma, {
      at: now,
      accountId,
      actorId: personId,
      action: 'bank-account.change',
      targetId: accountId,
      detail: { iban: maskIban(iban) },
      names: { holder },
    }),
    ...account.members.map(({ user }) => tell(prisma, user, bankAccountChanged, facts, now)),
  ]);
  const saved = await readBankAccount(db, accountId);
  if (!saved) throw new Error('The bank account that was just saved is gone.');
  return saved;
};
