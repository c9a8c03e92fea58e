import { delayAfter, type AttemptCounter } from '@laadpoort/domain/accounts/attempt-delay';
import { normalizeIP } from '@fastify/rate-limit';
import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import type { Prisma } from '../prisma/client.ts';

export interface Attempt {
  /** Of the person whose password it is, known or not. */
  readonly email: string;
  /** Where it comes from; absent for people who are signed in. */
  readonly address?: string;
  /** A browser or a sign-in that is known to be the person's: strangers' attempts do not hold it up. */
  readonly trusted?: string | undefined;
}

export type TakenAttempt =
  | { readonly ok: true; /** It was right: not a failed one. */ readonly succeeded: () => Promise<void> }
  | { readonly ok: false };

/** Without a failure for so long, counting begins again. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/**
 * Counts an attempt as failed before anything is compared, so that attempts at the same time count each. It may be made
 * unless the counters say to wait; a trusted one only waits for its own.
 */
export const takeAttempt = async (
  { prisma }: Pick<Database, 'prisma'>,
  { email, address, trusted }: Attempt,
  now: Date,
): Promise<TakenAttempt> => {
  const person = `person ${hashOf(email.toLowerCase())}`;
  const own = trusted === undefined ? null : `trusted ${hashOf(`${email.toLowerCase()} ${trusted}`)}`;
  const from = own === null && address !== undefined ? `address ${normalizeIP(address)}` : null;
  const mayBeMade = await prisma.$transaction(async (tx) => {
    // Always in this order; what an address that has to wait tries is not held against the person.
    if (from !== null && !(await count(tx, 'address', from, now))) return false;
    const personFree = await count(tx, 'person', person, now);
    return own === null ? personFree : count(tx, 'trusted', own, now);
  });
  if (!mayBeMade) return { ok: false };
  return {
    ok: true,
    succeeded: async () => {
      const { failedAttempts } = prisma;
      if (from !== null)
        await failedAttempts.updateMany({
          where: { key: from },
          data: { count: { decrement: 1 }, nextAt: now },
        });
      if (own === null) await failedAttempts.deleteMany({ where: { key: person } });
      else {
        await failedAttempts.deleteMany({ where: { key: own } });
        await failedAttempts.updateMany({ where: { key: person }, data: { count: { decrement: 1 } } });
      }
    },
  };
};

/** Whoever proves to be the person by other means, a link by mail, starts anew. */
export const forgetAttempts = async (
  { failedAttempts }: Pick<Prisma.TransactionClient, 'failedAttempts'>,
  email: string,
): Promise<void> => {
  await failedAttempts.deleteMany({ where: { key: `person ${hashOf(email.toLowerCase())}` } });
};

/** What is too long ago to count is forgotten. */
export const tidyAttempts = async ({ prisma }: Pick<Database, 'prisma'>, now: Date): Promise<void> => {
  const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MS);
  await prisma.failedAttempts.deleteMany({ where: { lastAt: { lt: forgotten } } });
};

/** @returns whether one may be made now */
const count = async (
  tx: Prisma.TransactionClient,
  counter: AttemptCounter,
  key: string,
  now: Date,
): Promise<boolean> => {
  const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MS);
  const [row] = await tx.$queryRaw<{ count: number; isFree: boolean }[]>`
    INSERT INTO failed_attempts AS known (key, count, last_at, next_at) VALUES (${key}, 1, ${now}, ${now})
    ON CONFLICT (key) DO UPDATE
      SET count = CASE WHEN known.last_at < ${forgotten} THEN 1 ELSE known.count + 1 END, last_at = ${now}
    RETURNING count, next_at <= ${now} AS "isFree"`;
  if (!row?.isFree) return false;
  const nextAt = new Date(now.getTime() + delayAfter(counter, row.count));
  await tx.failedAttempts.update({ where: { key }, data: { nextAt } });
  return true;
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
