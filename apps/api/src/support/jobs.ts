import type { listSupportJobs } from '@laadpoort/contract/support/jobs';
import type { EndpointAnswer } from '@laadpoort/contract/wire/endpoint';
import { endsProcesses } from '@laadpoort/domain/outbox/after-failure';
import { audit } from '#chargers/audit.ts';
import type { Database } from '#platform/database/database.ts';

const SHOWN = 200;

type Jobs = EndpointAnswer<typeof listSupportJobs>;
type Row = Omit<Jobs['jobs'][number], 'createdAt' | 'endsProcesses'> & {
  readonly createdAt: Date;
  readonly claims: number;
};

/** What is about a document is called by its number. */
const LAST = `
  SELECT job.id::text AS id, job.kind, coalesce(d.number, job.target) AS about, job.created_at AS "createdAt",
         CASE WHEN job.dead_at IS NULL THEN 'waiting' ELSE 'given-up' END AS state, job.attempts,
         job.last_error AS "lastError", job.claims
    FROM job LEFT JOIN document d ON job.kind = 'document-files' AND d.id::text = job.target
   ORDER BY job.dead_at IS NULL, job.due_at, job.id LIMIT ${SHOWN}`;

/** Jobs that are not done. */
export const readJobs = async ({ pool, prisma }: Database): Promise<Jobs> => {
  const [{ rows }, waiting, givenUp] = await Promise.all([
    pool.query<Row>(LAST),
    prisma.job.count({ where: { deadAt: null } }),
    prisma.job.count({ where: { deadAt: { not: null } } }),
  ]);
  const jobs = rows.map(({ claims, createdAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    endsProcesses: row.state === 'given-up' && endsProcesses(claims),
  }));
  return { jobs, waiting, givenUp };
};

/** @returns whether it had been given up */
export const doAgain = (
  { prisma }: Database,
  { id, actorId, now }: { readonly id: bigint; readonly actorId: string; readonly now: Date },
): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const { count } = await tx.job.updateMany({
      where: { id, deadAt: { not: null } },
      data: { dueAt: now, deadAt: null, attempts: 0, claims: 0 },
    });
    if (count === 0) return false;
    const targetId = String(id);
    await audit(tx, { at: now, accountId: null, actorId, action: 'job.do-again', targetId });
    return true;
  });
