import { startEmbeddedPostgres } from '@laadpoort/api/platform/embedded-postgres/embedded-postgres';
import { freePort } from '../apps/api/test/network/free-port.ts';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startScript, stopProcess } from './processes.ts';
import type { LoadTarget } from './load/charge-point.ts';
import { OWNER, PASSWORD, addAccount, addOwner } from './product-accounts.ts';
import { PEPPER, addChargePoints } from './product-chargers.ts';

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
