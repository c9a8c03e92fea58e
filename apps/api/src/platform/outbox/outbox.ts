import type { Prisma } from '../prisma/client.ts';

export interface OutboxMessage {
  readonly recipient: string;
  /** What it is about, shown to support; no secret. */
  readonly subject: string;
  readonly content: { readonly text: string; readonly html: string };
}

/** Leaves a mail to be sent, in the transaction of the change that it tells. */
export const enqueueMail = (
  { outboxMessage }: Pick<Prisma.TransactionClient, 'outboxMessage'>,
  { recipient, subject, content }: OutboxMessage,
  now: Date,
): Prisma.PrismaPromise<unknown> =>
  outboxMessage.create({
    data: { channel: 'mail', recipient, subject, content, createdAt: now, dueAt: now },
  });
