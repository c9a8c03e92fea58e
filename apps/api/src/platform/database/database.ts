import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { PrismaClient } from '../prisma/client.ts';
import { StartError } from '../process/start-error.ts';
import { openPool, type PoolLogger } from './open-pool.ts';

export interface Database {
  /** Where it is reached, by the application's role. */
  readonly url: string;
  readonly prisma: PrismaClient;
  /** The portal's connections; Prisma uses them too. */
  readonly pool: Pool;
  /** Reserved for what chargers are told is stored: the portal cannot starve it. */
  readonly ingestPool: Pool;
  /** For the message log, which is no promise: its commits do not wait for the disk, and a crash may take the last of them. */
  readonly logPool: Pool;
  /** How long a connection, or a lock, is waited for. */
  readonly withinMs: number;
  close(): Promise<void>;
}

/**
 * What chargers send is looked up by key, a batch at a time. For small tables the planner prefers a full scan, and
 * keeps that plan of a prepared statement while they grow.
 */
const BY_KEY = ['seqscan', 'hashjoin', 'mergejoin', 'material']
  .map((plan) => `-c enable_${plan}=off`)
  .join(' ');

/** Opens the pools and Prisma, and checks that the database answers. @throws StartError if it does not */
export const openDatabase = async (url: string, log: PoolLogger, withinMs = 2_000): Promise<Database> => {
  const pool = openPool(url, { name: 'portal', max: 16, withinMs, statementTimeoutMs: 30_000 }, log);
  const ingestPool = openPool(
    url,
    { name: 'ocpp', max: 16, withinMs, statementTimeoutMs: 5_000, options: BY_KEY },
    log,
  );
  const logPool = openPool(
    url,
    { name: 'log', max: 2, withinMs, statementTimeoutMs: 5_000, options: '-c synchronous_commit=off' },
    log,
  );
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    // A transaction that waits for several locks takes longer than one of them.
    transactionOptions: { maxWait: withinMs, timeout: Math.max(5_000, 2 * withinMs) },
  });
  const close = async () => {
    await prisma.$disconnect();
    await Promise.all([pool.end(), ingestPool.end(), logPool.end()]);
  };
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await close();
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `The database cannot be reached (${why}). Check DATABASE_URL, and that the server is running.`,
    );
  }
  return { url, prisma, pool, ingestPool, logPool, withinMs, close };
};
