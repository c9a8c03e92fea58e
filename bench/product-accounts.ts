import { hashPassword } from '@laadpoort/api/platform/passwords/password-hash';
import { Client } from 'pg';

export const ACCOUNT = 'bench-account';

export const OWNER = 'bench';

export const PASSWORD = 'a benchmark password';

export const addAccount = async (database: Client): Promise<void> => {
  await database.query(`INSERT INTO organization (id, name, slug) VALUES ($1, 'Bench', 'bench')`, [ACCOUNT]);
  await addOwner(database, OWNER);
};

export const addOwner = async (database: Client, owner: string): Promise<string> => {
  const password = await hashPassword(PASSWORD);
  await database.query(
    `INSERT INTO "user" (id, name, email, updated_at) VALUES ($1, 'Bench', $1 || '@example.com', now())`,
    [owner],
  );
  await database.query(
    `INSERT INTO credential (id, account_id, provider_id, user_id, password, updated_at)
     VALUES ($1, $1, 'credential', $1, $2, now())`,
    [owner, password],
  );
  await database.query(
    `INSERT INTO member (id, organization_id, user_id, role) VALUES ($1, $2, $1, 'owner')`,
    [owner, ACCOUNT],
  );
  return owner;
};
