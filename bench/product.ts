import { startEmbeddedPostgres } from '@laadpoort/api/platform/embedded-postgres/embedded-postgres';
import { freePort } from '../apps/api/test/free-port.ts';
import { columns } from '../apps/api/src/platform/database/columns.ts';
import { hashChargePointKey, makeChargePointKey } from '@laadpoort/api/chargers/admission/charge-point-key';
import { hashPassword } from '@laadpoort/api/platform/passwords/password-hash';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startScript, stopProcess } from './processes.ts';
import type { LoadTarget } from './load/charge-point.ts';

export const PEPPER = 'bench-pepper-bench-pepper-bench-pepper';
export const ACCOUNT = 'bench-account';
const OWNER = 'bench';
const PASSWORD = 'a benchmark password';

export interface Product extends AsyncDisposable {
  readonly url: string;
  pid(): number;
  /** Stops the process and starts it again on the same port. */
  restart(): Promise<void>;
  readonly database: Client;
  /** Creates stations with one charge point of one connector each and returns what a charger needs to connect. */
  addChargePoints(count: number): Promise<LoadTarget[]>;
  /** One more owner of the account; returns their name. */
  addOwner(): Promise<string>;
  /** Cookie of an owner of the account. */
  signIn(owner?: string): Promise<string>;
}

/** The whole product as a newcomer starts it, with its own PostgreSQL and data directory, without the demo. */
export const startProduct = async (): Promise<Product> => {
  await using resources = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'laadpoort-bench-'));
  resources.defer(() => rm(directory, { recursive: true, force: true }));
  const postgres = await startEmbeddedPostgres(join(directory, 'database'));
  resources.defer(() => postgres.stop());
  const port = await freePort();
  const start = () =>
    startScript('../apps/api/src/main.ts', {
      PORT: String(port),
      DATA_DIR: join(directory, 'data'),
      DATABASE_URL: postgres.applicationUrl,
      MIGRATION_DATABASE_URL: postgres.ownerUrl,
      DEMO: '0',
      CHARGE_POINT_PEPPER: PEPPER,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    });
  let { child } = await start();
  resources.defer(() => stopProcess(child));
  const database = new Client({ connectionString: postgres.ownerUrl });
  await database.connect();
  resources.defer(() => database.end());
  await addAccount(database);
  const url = `http://127.0.0.1:${port}`;
  const held = resources.move();
  return {
    url,
    pid: () => child.pid ?? 0,
    async restart() {
      await stopProcess(child);
      ({ child } = await start());
    },
    database,
    addChargePoints: (count) => addChargePoints(database, `ws://127.0.0.1:${port}/ocpp`, count),
    addOwner: () => addOwner(database, `bench-${randomUUID()}`),
    signIn: (owner = OWNER) => signIn(url, owner),
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
};

export const addAccount = async (database: Client): Promise<void> => {
  await database.query(`INSERT INTO organization (id, name, slug) VALUES ($1, 'Bench', 'bench')`, [ACCOUNT]);
  await addOwner(database, OWNER);
};

const addOwner = async (database: Client, owner: string): Promise<string> => {
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

export const addChargePoints = async (
  database: Client,
  url: string,
  count: number,
): Promise<LoadTarget[]> => {
  const added = Array.from({ length: count }, (_, index) => {
    const id = randomUUID();
    const key = makeChargePointKey();
    const hash = hashChargePointKey(Buffer.from(PEPPER), id, key);
    return { id, station: randomUUID(), identity: `BENCH-${id.slice(0, 13)}`, key, hash, index };
  });
  const rows = columns<(typeof added)[number]>({
    id: ['uuid', ({ id }) => id],
    station_id: ['uuid', ({ station }) => station],
    identity: ['text', ({ identity }) => identity],
    hash: ['bytea', ({ hash }) => hash],
  });
  const values = [...rows.values(added), ACCOUNT];
  const account = rows.parameter(1);
  await database.query(
    `INSERT INTO station (id, account_id, name, street, postal_code, city)
     SELECT station_id, ${account}, 'Bench ' || station_id, 'Bench 1', '1086 XP', 'Amsterdam' FROM ${rows.as('added')}`,
    values,
  );
  await database.query(
    `INSERT INTO charge_point (id, account_id, station_id, ocpp_identity, serial_number, key_hash, authorization_mode)
     SELECT id, ${account}, station_id, identity, identity, hash, 'free' FROM ${rows.as('added')}`,
    values,
  );
  await database.query(
    `INSERT INTO connector (charge_point_id, connector_id, publicly_available)
     SELECT id, 1, true FROM ${rows.as('added')}`,
    rows.values(added),
  );
  await database.query(
    `INSERT INTO tariff_version (id, account_id, station_id, components, vat_basis, valid_from, created_by_id)
     SELECT gen_random_uuid(), ${account}, station_id, '[{"kind":"energy","pricePerKwh":"0.35"}]', 'incl',
            now() - interval '1 year', 'bench'
     FROM ${rows.as('added')}`,
    values,
  );
  // The product learns of new charge points by NOTIFY; one that connects before that is unknown.
  await new Promise((heard) => {
    setTimeout(heard, 2_000 + 2 * count);
  });
  return added.map(({ identity, key, index }) => ({
    url,
    identity,
    key: key.toString('hex'),
    localAddress: `127.0.${1 + Math.floor(index / 200)}.${1 + (index % 200)}`,
  }));
};

const signIn = async (url: string, owner: string): Promise<string> => {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: `${owner}@example.com`, password: PASSWORD }),
  });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};
