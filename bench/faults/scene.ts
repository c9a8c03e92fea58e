import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { LoadTarget } from '../load/charge-point.ts';
import { freePort } from '../../apps/api/test/network/free-port.ts';
import { addChargePoints } from '../product-chargers.ts';
import { addAccount } from '../product-accounts.ts';
import type { Broken } from './broken/variants.ts';
import { openFragilePostgres, type FragilePostgres } from './postgres.ts';
import { createMortalProduct, type KillableProduct } from './product.ts';

/** A product, its database and its chargers, all of which may be attacked. */
export interface Scene extends AsyncDisposable {
  readonly postgres: FragilePostgres;
  readonly product: KillableProduct;
  readonly targets: readonly LoadTarget[];
  /** The harness's own connection; opened again after the database was attacked. */
  ask<T>(use: (client: Client) => Promise<T>): Promise<T>;
}

export const openScene = async (
  chargers: number,
  options: { readonly broken?: Broken; readonly directory?: string } = {},
): Promise<Scene> => {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'laadpoort-faults-')));
  const postgres = await openFragilePostgres(join(directory, 'database'));
  const product = createMortalProduct({
    port: await freePort(),
    database: postgres,
    dataDirectory: join(directory, 'data'),
    broken: options.broken,
  });
  await product.start();
  const ask: Scene['ask'] = async (use) => {
    const client = new Client({ connectionString: postgres.ownerUrl });
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  };
  await ask(addAccount);
  const targets = await ask((client) => addChargePoints(client, product.ocppUrl, chargers));
  return {
    postgres,
    product,
    targets,
    ask,
    async [Symbol.asyncDispose]() {
      await product.stop();
      await postgres.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
