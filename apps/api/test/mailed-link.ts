import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#platform/database/database.ts';

/** The mails to an address that wait in the outbox, oldest first. */
export const mailsTo = async ({ prisma }: Database, recipient: string) => {
  const rows = await prisma.outboxMessage.findMany({ where: { recipient }, orderBy: { id: 'asc' } });
  return rows.map(({ subject, content }) => ({ subject, text: (content as { text: string }).text }));
};

/** What makes the one-time link in a text the one it is. */
export const tokenIn = (text = ''): string => /\/link#([\w-]{43})/.exec(text)?.[1] ?? '';

/** The first mail to an address; some are written after the answer. */
export const waitForMail = async (database: Database, recipient: string, nth = 0) => {
  for (;;) {
    const mail = (await mailsTo(database, recipient))[nth];
    if (mail) return mail;
    await sleep(10);
  }
};
