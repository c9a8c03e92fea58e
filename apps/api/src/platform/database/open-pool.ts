import { Pool } from 'pg';

export interface PoolLogger {
  error(detail: object, message: string): void;
}

interface PoolOptions {
  readonly name: string;
  readonly max: number;
  readonly withinMs: number;
  readonly statementTimeoutMs: number;
  /** Settings of each connection, as on the Postgres command line. */
  readonly options?: string;
}

/** Connections that wait for nothing for ever, and survive a database that stops. */
export const openPool = (
  url: string,
  { name, max, withinMs, statementTimeoutMs, options = '' }: PoolOptions,
  log: PoolLogger,
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
