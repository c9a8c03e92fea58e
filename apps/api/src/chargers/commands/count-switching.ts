import { SWITCHING_ACTIONS, SWITCHING_WINDOW_MS } from '@laadpoort/domain/commands/switching-budget';
import { Prisma } from '#platform/prisma/client.ts';

/** Any number: those who count wait for one another. */
const SWITCHING_LOCK = 7_031_906;

interface Counts {
  /** Sent within the window. */
  readonly sent: number;
  /** Sent within the window, or waiting to be sent. */
  readonly all: number;
  /** The same of one account. */
  readonly account: number;
}

/** Counts the switching commands; until the transaction ends, nobody else does. */
export const countSwitching = async (
  transaction: Prisma.TransactionClient,
  accountId: string,
  now: Date,
): Promise<Counts> => {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${SWITCHING_LOCK})`;
  const since = new Date(now.getTime() - SWITCHING_WINDOW_MS);
  const [counts] = await transaction.$queryRaw<Counts[]>`
    SELECT count(sent_at)::int AS sent, count(*)::int AS all,
           (count(*) FILTER (WHERE account_id = ${accountId}))::int AS account
      FROM command
     WHERE action IN (${Prisma.join([...SWITCHING_ACTIONS])})
       AND (sent_at > ${since}
            OR (finished_at IS NULL AND state = 'queued' AND coalesce(sent_at, deadline_at) > ${now}))`;
  return counts ?? { sent: 0, all: 0, account: 0 };
};
