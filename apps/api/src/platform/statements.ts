import type pg from 'pg';
import { ChangedMeanwhile } from './database-error.ts';

/** One prepared statement with its parameters; the name makes the server plan it once per connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
  /** How many rows it must touch, where another number means that the facts it rests on have changed. */
  readonly rows?: number;
}

/**
 * The text of a Postgres array of values that never need quoting: uuids, numbers, times, own words. Node-postgres looks
 * for characters to escape in every element, which is most of the work of a large batch. Null stays NULL.
 */
export const plainArray = (values: readonly (string | number | bigint | boolean | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join()}}`;

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
    await client.query('BEGIN');
    const results: pg.QueryResult[] = [];
    // `rows` is ours: node-postgres would take it for the number of rows to fetch.
    for (const { rows, ...query } of statements) {
      const result = await client.query(query);
      if (rows !== undefined && result.rowCount !== rows) throw new ChangedMeanwhile();
      results.push(result);
    }
    await client.query('COMMIT');
    client.release();
    return results;
  } catch (error) {
    // A connection that cannot roll back is of no more use.
    const rolledBack = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    client.release(!rolledBack);
    throw error;
  }
};
