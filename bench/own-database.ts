import { migrate } from '@laadpoort/api/platform/database/migrate';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '@laadpoort/api/platform/embedded-postgres/embedded-postgres';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty database of the product's, which is gone afterwards. */
export const withOwnDatabase = async <Result>(
  use: (postgres: EmbeddedPostgres) => Promise<Result>,
): Promise<Result> => {
  await using resources = new AsyncDisposableStack();
  const directory = await mkdtemp(join(tmpdir(), 'laadpoort-bench-'));
  resources.defer(() => rm(directory, { recursive: true, force: true }));
  const postgres = await startEmbeddedPostgres(directory);
  resources.defer(() => postgres.stop());
  await migrate(postgres, join(import.meta.dirname, '../prisma/migrations'));
  return await use(postgres);
};
