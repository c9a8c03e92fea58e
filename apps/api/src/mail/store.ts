import { audit } from '#chargers/audit.ts';
import type { listDemoMails, Mail } from '@laadpoort/contract/mail/endpoints';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import { endsProcesses } from '@laadpoort/domain/outbox/after-failure';
import { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import { Prisma } from '#platform/prisma/client.ts';

const SHOWN = 200;
const NEWEST_FIRST = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];

export const readMails = async ({ prisma }: Database): Promise<Mail[]> => {
  const rows = await prisma.outboxMessage.findMany({
    where: { channel: 'mail' },
    orderBy: NEWEST_FIRST,
    take: SHOWN,
    omit: { content: true },
  });
  return rows.map(({ id, recipient, subject, createdAt, attempts, claims, lastError, sentAt, deadAt }) => ({
    id: String(id),
    recipient,
    subject,
    createdAt: createdAt.toISOString(),
    state: sentAt ? 'sent' : deadAt ? 'given-up' : 'waiting',
    attempts,
    lastError,
    endsProcesses: sentAt === null && deadAt !== null && endsProcesses(claims),
  }));
};

/** @returns whether there was something to send */
export const sendAgain = ({ prisma }: Database, id: bigint, actorId: string, now: Date): Promise<boolean> =>
  prisma.$transaction(async (transaction) => {
    const { count } = await transaction.outboxMessage.updateMany({
      where: { id, sentAt: null, content: { not: Prisma.AnyNull } },
      data: { dueAt: now, deadAt: null, attempts: 0, claims: 0 },
    });
    if (count === 0) return false;
    const targetId = String(id);
    await audit(transaction, { at: now, accountId: null, actorId, action: 'mail.send-again', targetId });
    return true;
  });

const contentSchema = z.object({ text: z.string() });

export const readMailTexts = async ({
  prisma,
}: Database): Promise<EndpointAnswer<typeof listDemoMails>['mails']> => {
  const rows = await prisma.outboxMessage.findMany({
    where: { channel: 'mail', content: { not: Prisma.AnyNull } },
    orderBy: NEWEST_FIRST,
    take: SHOWN,
  });
  return rows.map(({ id, recipient, subject, createdAt, content }) => ({
    id: String(id),
    recipient,
    subject,
    createdAt: createdAt.toISOString(),
    text: contentSchema.parse(content).text,
  }));
};
