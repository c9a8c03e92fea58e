import type pg from 'pg';
import { ChangedMeanwhile } from './database-error.ts';

/** One prepared statement with its parameters; the name makes the server plan it once per connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
  /** How many rows it must affect; any other number means that the facts it is based on have changed. */
  readonly rows?: number;
}

/**
 * Runs statements as one transaction and gives their results; a single one commits by itself.
 * @throws ChangedMeanwhile when one touches another number of rows than it must; nothing is stored then
 */
export const commitAll = async (
  pool: pg.Pool,
  statements: readonly Statement[],
): Promise<readonly pg.QueryResult[]> => {
  const [first] = statements;
  if (first !== undefined && statements.length === 1 && first.rows === undefined) {
    return [await pool.query(first)];
  }
  const client = await pool.connect();
  try {
    const mayChange = statements.some(({ rows }) => rows !== undefined);
    // One write and one round trip to the database: if a statement failed, COMMIT rolls back.
    client.connection.stream.cork();
    const sent = [client.query('BEGIN'), ...statements.map((statement) => send(client, statement))];
    if (!mayChange) sent.push(client.query('COMMIT'));
    client.connection.stream.uncork();
    const settled = await Promise.allSettled(sent);
    const failed = settled.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
    const results = settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const ofStatements = results.slice(1, 1 + statements.length);
    const isOther = ({ rows }: Statement, index: number) =>
      rows !== undefined && ofStatements[index]?.rowCount !== rows;
    if (statements.some(isOther)) throw new ChangedMeanwhile();
    if (mayChange) await client.query('COMMIT');
    client.release();
    return ofStatements;
  } catch (error) {
    // A connection that cannot roll back is of no further use.
    const rolledBack = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    client.release(!rolledBack);
    throw error;
  }
};

/** `rows` is our own: node-postgres would take it for the number of rows to fetch. */
const send = (client: pg.PoolClient, { name, text, values }: Statement): Promise<pg.QueryResult> =>
  client.query({ name, text, values });
