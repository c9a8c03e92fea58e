import { escapeIdentifier, escapeLiteral, type ClientBase, type Pool } from 'pg';
import { JOB_SCHEMA } from '../jobs/jobs.ts';

/** How the database is reached. The owner makes and changes tables; the application may use them. */
export interface DatabaseUrls {
  readonly applicationUrl: string;
  /** The same as that of the application: it owns the tables too. */
  readonly ownerUrl: string;
}

/**
 * Makes the application's role if it is not there, and grants it what it needs: to read and change rows, but only to add
 * to the audit. Once after the migrations of each start, as the owner.
 */
export const prepareApplicationRole = async (
  owner: ClientBase,
  { applicationUrl, ownerUrl }: DatabaseUrls,
): Promise<void> => {
  const { username, password } = new URL(applicationUrl);
  const name = decodeURIComponent(username);
  await removeJobsOfOthers(owner, name);
  if (applicationUrl === ownerUrl) return;
  const role = escapeIdentifier(name);
  const { rowCount } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount === 0) {
    await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD ${escapeLiteral(decodeURIComponent(password))}`);
  }
  await owner.query(`
    GRANT USAGE ON SCHEMA public TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role};
    REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM ${role};
    REVOKE ALL ON _prisma_migrations FROM ${role};
    GRANT USAGE, CREATE ON SCHEMA ${JOB_SCHEMA} TO ${role}`);
};

/** The job engine makes its own tables and keeps nothing that the next start does not write again. */
const removeJobsOfOthers = async (owner: ClientBase, name: string): Promise<void> => {
  const { rowCount } = await owner.query(
    'SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tableowner <> $2 LIMIT 1',
    [JOB_SCHEMA, name],
  );
  if (rowCount !== 0) await owner.query(`DROP SCHEMA ${JOB_SCHEMA} CASCADE`);
  await owner.query(`CREATE SCHEMA IF NOT EXISTS ${JOB_SCHEMA}`);
};

/** Whether whoever is connected could change what is in the audit: by a right, or as somebody who can give it to themselves. */
export const canChangeAudit = async (pool: Pool): Promise<boolean> => {
  const { rows } = await pool.query<{ can: boolean }>(`
    SELECT pg_has_role(relowner, 'MEMBER') OR has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE') AS can
    FROM pg_class WHERE oid = 'audit_entry'::regclass`);
  return rows[0]?.can ?? true;
};
