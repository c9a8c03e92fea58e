import { maskIban } from '@laadpoort/domain/accounts/iban';
import { payableFrom } from '@laadpoort/domain/accounts/bank-account';
import { languageSchema } from '@laadpoort/contract/accounts/account';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { Actor } from '#platform/access/access.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { makeLink } from '../links/one-time-links.ts';
import { bankAccountCancelled, bankAccountChanged } from '../mails/bank-account.ts';
import { tell } from '../mails/tell.ts';
import { coolingOf } from './store.ts';

interface Told {
  readonly now: Date;
  readonly publicUrl: string;
}

const readAccount = ({ organization }: Prisma.TransactionClient, id: string) =>
  organization.findUniqueOrThrow({
    where: { id },
    include: { members: { where: { role: 'owner' }, include: { user: true } } },
  });

/**
 * Enters where the money goes, records who did it, and mails every owner a link that cancels it. The number is masked in
 * the mail and the record.
 */
export const changeBankAccount = (
  { prisma }: Database,
  { accountId, personId, personName }: Pick<Actor, 'accountId' | 'personId' | 'personName'>,
  { iban, holder }: { readonly iban: string; readonly holder: string },
  { now, publicUrl }: Told,
): Promise<void> =>
  prisma.$transaction(async (tx) => {
    const { name: accountName, members } = await readAccount(tx, accountId);
    await tx.bankAccountVersion.create({
      data: { accountId, iban, holder, enteredAt: now, enteredById: personId },
    });
    await audit(tx, {
      at: now,
      accountId,
      actorId: personId,
      action: 'bank-account.change',
      targetId: accountId,
      detail: { iban: maskIban(iban) },
      names: { holder },
    });
    for (const { user } of members) {
      const { id: userId, email } = user;
      const language = languageSchema.catch('en').parse(user.language);
      const link = { purpose: 'bank-account', email, language, userId, accountId } as const;
      const path = await makeLink(tx, { ...link, createdById: personId }, now);
      const facts = {
        accountName,
        changedBy: personName,
        ibanMasked: maskIban(iban),
        payableFrom: payableFrom(now),
        url: publicUrl + path,
      };
      await tell(tx, user, bankAccountChanged, facts, now);
    }
  });

/**
 * Cancels every bank account of an account that is not paid to yet: all, since a thief may enter two, one after the
 * other. The one before them counts again. @returns false if there is none to cancel
 */
export const cancelBankAccountChange = async (
  tx: Prisma.TransactionClient,
  {
    accountId,
    personId,
    personName,
  }: { readonly accountId: string; readonly personId: string; readonly personName: string },
  { now, publicUrl }: Told,
): Promise<boolean> => {
  const where = coolingOf(accountId, now);
  const cancelled = await tx.bankAccountVersion.findMany({ where, orderBy: { id: 'asc' } });
  const { count } = await tx.bankAccountVersion.updateMany({ where, data: { cancelledAt: now } });
  if (count === 0) return false;
  const ibans = cancelled.map(({ iban }) => maskIban(iban));
  await audit(tx, {
    at: now,
    accountId,
    actorId: personId,
    action: 'bank-account.cancel',
    targetId: accountId,
    detail: { ibans },
  });
  const { name: accountName, members } = await readAccount(tx, accountId);
  const left = await tx.bankAccountVersion.findFirst({
    where: { accountId, cancelledAt: null },
    orderBy: { id: 'desc' },
  });
  const facts = {
    accountName,
    cancelledBy: personName,
    ibanMasked: left && maskIban(left.iban),
    url: publicUrl,
  };
  for (const { user } of members) await tell(tx, user, bankAccountCancelled, facts, now);
  return true;
};
