import { languageSchema } from '@laadpoort/contract/accounts/account';
import { enqueueMail } from '#platform/outbox/outbox.ts';
import { writeMail } from '#platform/outbox/write-mail.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import type { Mail } from './mail.ts';

/** Leaves a mail to a person in their own language, in the transaction of the change that it tells. */
export const tell = <Facts>(
  tx: Pick<Prisma.TransactionClient, 'outboxMessage'>,
  { email, language }: { readonly email: string; readonly language: string },
  mail: Mail<Facts>,
  facts: Facts,
  now: Date,
): Prisma.PrismaPromise<unknown> => {
  const speaks = languageSchema.catch('en').parse(language);
  return enqueueMail(tx, writeMail(email, speaks, mail[speaks](facts)), now);
};
