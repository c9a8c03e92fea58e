import { languageSchema } from '@laadpoort/contract/accounts/account';
import { enqueueMail } from '#platform/outbox/outbox.ts';
import { writeMail } from '#platform/outbox/write-mail.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import { staffChanged, type StaffChange } from '../mails/staff.ts';

export interface Told {
  readonly now: Date;
  readonly publicUrl: string;
}

/** Every change of platform roles is told to all administrators, those who lose the role by it included. */
export const tellAdministrators = async (
  tx: Pick<Prisma.TransactionClient, 'user' | 'outboxMessage'>,
  change: Omit<StaffChange, 'url'>,
  { now, publicUrl }: Told,
): Promise<void> => {
  const administrators = await tx.user.findMany({ where: { role: 'admin' } });
  for (const { email, language } of administrators) {
    const speaks = languageSchema.catch('en').parse(language);
    await enqueueMail(tx, writeMail(email, speaks, staffChanged[speaks]({ ...change, url: publicUrl })), now);
  }
};
