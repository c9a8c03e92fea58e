import type pg from 'pg';

/**
 * Does work that only one of several processes may do at a time. False: another process is at it, and was left alone.
 * @param lock any number that is this work's own
 */
export const withAdvisoryLock = async (
  pool: pg.Pool,
  lock: number,
  work: () => Promise<unknown>,
): Promise<boolean> => {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
      lock,
    ]);
    if (!rows[0]?.locked) return false;
    try {
      await work();
      return true;
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [lock]);
    }
  } finally {
    client.release();
  }
};
