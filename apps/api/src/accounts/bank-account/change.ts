import { maskIban } from '@laadpoort/domain/accounts/iban';
import { coolingSince, payableFrom } from '@laadpoort/domain/accounts/bank-account';
import { languageSchema } from '@laadpoort/contract/accounts/account';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';
import type { Actor } from '#platform/access/access.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { makeLink } from '../links/one-time-links.ts';
import { bankAccountCancelled, bankAccountChanged } from '../mails/bank-account.ts';
import { tell } from '#chargers/mails/tell.ts';
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
 * Whether an owner's address is another since lately, or the owner is: the mail about a bank account would go to whoever
 * did that, and to nobody else.
 */
const isOwnerNew = async (
  { auditEntry }: Prisma.TransactionClient,
  accountId: string,
  ownerIds: readonly string[],
  now: Date,
): Promise<boolean> => {
  const at = { gt: coolingSince(now) };
  const changes = await auditEntry.count({
    where: {
      OR: [
        { at, accountId, action: 'account.hand-over' },
        { at, targetId: { in: [...ownerIds] }, action: 'address.change' },
      ],
    },
  });
  return changes > 0;
};

/**
 * Enters where the money goes, records who did it, and mails every owner a link that cancels it. The number is masked in
 * the mail and the record. What was entered before and is not paid to yet is no longer meant: it must not come into force
 * when this one is cancelled. @returns false: an owner is new, nothing was entered
 */
export const changeBankAccount = (
  { prisma }: Database,
  { accountId, personId, personName }: Pick<Actor, 'accountId' | 'personId' | 'personName'>,
  { iban, holder }: { readonly iban: string; readonly holder: string },
  { now, publicUrl }: Told,
): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const { name: accountName, members } = await readAccount(tx, accountId);
    const ownerIds = members.map(({ userId }) => userId);
    if (await isOwnerNew(tx, accountId, ownerIds, now)) return false;
    await tx.bankAccountVersion.updateMany({ where: coolingOf(accountId, now), data: { cancelledAt: now } });
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
    return true;
  });

interface Cancelled {
  readonly accountId: string;
  readonly personId: string;
  readonly personName: string;
  /** What was entered later is another change. */
  readonly upTo?: Date;
}

/** Cancels the bank account that is not paid to yet: the one before counts again. @returns false if there is none */
export const cancelBankAccountChange = async (
  tx: Prisma.TransactionClient,
  { accountId, personId, personName, upTo }: Cancelled,
  { now, publicUrl }: Told,
): Promise<boolean> => {
  const cancelled = await tx.bankAccountVersion.updateManyAndReturn({
    where: coolingOf(accountId, now, upTo),
    data: { cancelledAt: now },
  });
  if (cancelled.length === 0) return false;
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
