import { afterFailure, endsProcesses } from '@laadpoort/domain/outbox/after-failure';
import type pg from 'pg';
import type { Prisma } from '../prisma/client.ts';

/**
 * What is done for each kind of job. It may be done again when a process ended meanwhile, so a second time must change
 * nothing.
 */
export type JobHandlers = Readonly<Record<string, (target: string) => Promise<void>>>;

/** Leaves work to be done later, in the transaction of the change that it belongs to. */
export const enqueueJob = (
  { job }: Pick<Prisma.TransactionClient, 'job'>,
  { kind, target }: { readonly kind: string; readonly target: string },
  now: Date,
): Prisma.PrismaPromise<unknown> => job.create({ data: { kind, target, createdAt: now, dueAt: now } });

/**
 * Longer than any job takes: what a process that died had taken is taken by another one after it. That it died is no failure
 * of the job, unless it happens every time.
 */
const LEASE_MS = 5 * 60_000;
/** Of one call, so that a program that ends has not long to wait. */
const AT_MOST = 10;

const CLAIM = `
  UPDATE job SET due_at = $2, claims = claims + 1
   WHERE id = (SELECT id FROM job WHERE due_at <= $1 AND dead_at IS NULL AND kind = ANY ($3)
                ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id::text, kind, target, attempts, claims`;

interface Claimed {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly attempts: number;
  readonly claims: number;
}

/**
 * Does what is due, one job after the other, however many processes do so at once.
 * @returns how many it tried
 */
export const doDueJobs = async (pool: pg.Pool, handlers: JobHandlers, now: () => Date): Promise<number> => {
  for (let tried = 0; tried < AT_MOST; tried += 1) {
    const at = now();
    const lease = new Date(at.getTime() + LEASE_MS);
    const { rows } = await pool.query<Claimed>(CLAIM, [at, lease, Object.keys(handlers)]);
    const [job] = rows;
    if (job === undefined) return tried;
    await doJob(pool, handlers, job, now);
  }
  return AT_MOST;
};

const doJob = async (pool: pg.Pool, handlers: JobHandlers, job: Claimed, now: () => Date): Promise<void> => {
  if (endsProcesses(job.claims)) {
    await pool.query('UPDATE job SET dead_at = $2 WHERE id = $1', [job.id, now()]);
    return;
  }
  try {
    await handlers[job.kind]?.(job.target);
  } catch (error) {
    return noteFailure(pool, job, error, now());
  }
  await pool.query('DELETE FROM job WHERE id = $1', [job.id]);
};

const noteFailure = async (
  pool: pg.Pool,
  { id, attempts }: Claimed,
  error: unknown,
  now: Date,
): Promise<void> => {
  const why = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  const failed = attempts + 1;
  const next = afterFailure({ attempts: failed, permanent: false });
  const isOver = next.kind === 'give-up';
  const dueAt = isOver ? now : new Date(now.getTime() + next.afterMs);
  await pool.query(
    'UPDATE job SET due_at = $2, last_error = $3, dead_at = $4, attempts = $5, claims = 0 WHERE id = $1',
    [id, dueAt, why, isOver ? now : null, failed],
  );
};
