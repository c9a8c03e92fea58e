import type { bankAccountSchema } from '@laadpoort/contract/accounts/account';
import { maskIban } from '@laadpoort/domain/accounts/iban';
import type { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import { audit } from '#chargers/audit.ts';

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

/** Sets where the money goes, and records who did it; the audit trail keeps the number masked. */
export const saveBankAccount = async (
  db: Database,
  { accountId, personId }: { readonly accountId: string; readonly personId: string },
  { iban, holder }: { readonly iban: string; readonly holder: string },
  now: Date,
): Promise<BankAccount> => {
  const { prisma } = db;
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
      detail: { iban: maskIban(iban), holder },
    }),
  ]);
  const saved = await readBankAccount(db, accountId);
  if (!saved) throw new Error('The bank account that was just saved is gone.');
  return saved;
};
