import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { PrismaClient } from '../prisma/client.ts';
import { StartError } from '../process/start-error.ts';

export interface Database {
  readonly prisma: PrismaClient;
  /** The portal's connections; Prisma uses them too. */
  readonly pool: Pool;
  /** Reserved for what chargers are told is stored: the portal cannot starve it. */
  readonly ingestPool: Pool;
  /** How long a connection, or a lock, is waited for. */
  readonly withinMs: number;
  close(): Promise<void>;
}

type Logger = { error(detail: object, message: string): void };

/**
 * What chargers send is looked up by key, a batch at a time. For small tables the planner prefers a full scan, and
 * keeps that plan of a prepared statement while they grow.
 */
const BY_KEY = ['seqscan', 'hashjoin', 'mergejoin', 'material']
  .map((plan) => `-c enable_${plan}=off`)
  .join(' ');

interface PoolOptions {
  readonly name: string;
  readonly max: number;
  readonly withinMs: number;
  readonly statementTimeoutMs: number;
  /** Settings of each connection, as on the Postgres command line. */
  readonly options?: string;
}

const openPool = (
  url: string,
  { name, max, withinMs, statementTimeoutMs, options = '' }: PoolOptions,
  log: Logger,
): Pool => {
  const pool = new Pool({
    options,
    connectionString: url,
    application_name: `laadpoort ${name}`,
    max,
    // By default node-postgres waits forever.
    connectionTimeoutMillis: withinMs,
    idleTimeoutMillis: 10_000,
    keepAlive: true,
    // The statements of a transaction are sent together, without waiting for each other.
    pipeline: true,
    statement_timeout: statementTimeoutMs,
    // A server that fell silent never reports that its statement timed out.
    query_timeout: statementTimeoutMs + 2_000,
    lock_timeout: withinMs,
    idle_in_transaction_session_timeout: 10_000,
  });
  // Without listeners a database that stops would end the process: the pool listens to its idle connections only, and
  // whoever uses one when it is cut learns of it by the query that fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => log.error({ err: error }, `idle ${name} connection lost`));
  return pool;
};

/** Opens the two pools and Prisma, and checks that the database answers. @throws StartError if it does not */
export const openDatabase = async (url: string, log: Logger, withinMs = 2_000): Promise<Database> => {
  const pool = openPool(url, { name: 'portal', max: 16, withinMs, statementTimeoutMs: 30_000 }, log);
  const ingestPool = openPool(
    url,
    { name: 'ocpp', max: 16, withinMs, statementTimeoutMs: 5_000, options: BY_KEY },
    log,
  );
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    // A transaction that waits for several locks takes longer than one of them.
    transactionOptions: { maxWait: withinMs, timeout: Math.max(5_000, 2 * withinMs) },
  });
  const close = async () => {
    await prisma.$disconnect();
    await Promise.all([pool.end(), ingestPool.end()]);
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
  return { prisma, pool, ingestPool, withinMs, close };
};
