import type { Database } from '../database/database.ts';
import { verifyPassword } from '../passwords/password-hash.ts';

const HASH = `
  SELECT c.password FROM credential c JOIN "user" u ON u.id = c.user_id
   WHERE u.email = $1 AND c.provider_id = 'credential'`;

const readHash = async (
  { pool }: Database,
  email: string,
  lock: '' | ' FOR SHARE OF c',
): Promise<string | null> => {
  const { rows } = await pool.query<{ password: string | null }>(HASH + lock, [email]);
  return rows[0]?.password ?? null;
};

/**
 * For a sign-in that is under way: whether another password has been stored since, so that the one it was begun with opens
 * nothing any more. Whoever stores one ends the sign-ins that are there; this one may come into being just after.
 */
export const watchPassword = async (db: Database, email: string) => {
  const before = await readHash(db, email, '');
  return {
    hash: before,
    /** To be asked once the sign-in is there. Waits for one that is being stored. */
    isOther: async (password: string): Promise<boolean> => {
      const hash = await readHash(db, email, ' FOR SHARE OF c');
      // A hash of the same password may have been renewed.
      return hash !== before && (hash === null || !(await verifyPassword({ hash, password })));
    },
  };
};
