import { createHmac, randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { takeProcessLock } from '../process/process-lock.ts';
import type { DatabaseUrls } from '../database/application-role.ts';
import { postgresOwner, runPostgres } from './postgres-binaries.ts';
import { StartError } from '../process/start-error.ts';
import { startServer, stopServer, stopOrphan, lastLine } from './server-process.ts';

/** The database `laadpoort`, on a port of 127.0.0.1 that differs at every start. */
export interface EmbeddedPostgres extends DatabaseUrls {
  /** Fast shutdown: open connections are cut, everything committed is on disk. Releases the data directory. */
  stop(): Promise<void>;
}

const NAME = 'laadpoort';

/** Durability stays at PostgreSQL's safe defaults (fsync, full_page_writes, synchronous_commit, data checksums). */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '128MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts a real PostgreSQL 18 whose data is in `dataDirectory`, initialised on the first start; `others` are settings of
 * the server, by name, in place of or besides the product's own. Throws a StartError if the directory is in use or the
 * server cannot start.
 */
export const startEmbeddedPostgres = async (
  dataDirectory: string,
  others: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> => {
  const home = resolve(dataDirectory);
  const unlock = lock(home);
  const cluster = join(home, 'postgres');
  try {
    const password = await readOrCreatePassword(home);
    if (!existsSync(cluster)) await initialise(cluster, join(home, 'postgres-password'));
    await stopOrphan(cluster);
    const port = await startServer(cluster, join(home, 'postgres.log'), { ...settings, ...others });
    await createDatabase(serverUrl(password, port)).catch(async (error: unknown) => {
      await stopServer(cluster);
      throw error;
    });
    return { ...embeddedUrls(password, port), stop: () => stopServer(cluster).finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
};

const serverUrl = (password: string, port: number): string =>
  `postgres://${NAME}:${password}@127.0.0.1:${port}`;

/** The application's password follows from the owner's, never the other way round. */
export const embeddedUrls = (password: string, port: number): DatabaseUrls => {
  const ofApplication = createHmac('sha256', password).update('application').digest('base64url');
  return {
    ownerUrl: `${serverUrl(password, port)}/${NAME}`,
    applicationUrl: `postgres://${NAME}_app:${ofApplication}@127.0.0.1:${port}/${NAME}`,
  };
};

const lock = (home: string): (() => void) => {
  try {
    const taken = takeProcessLock(join(home, 'lock'));
    if (taken.ok) return taken.release;
    throw new StartError(
      `The data directory ${home} is in use by process ${taken.heldBy}. Stop that process, or set DATA_DIR to another directory.`,
    );
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`The data directory ${home} cannot be used: ${(error as Error).message}.`);
  }
};

const readOrCreatePassword = async (home: string): Promise<string> => {
  const file = join(home, 'postgres-password');
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return (await readFile(file, 'utf8')).trim();
};

/** Initialised in a temporary place and renamed, so that an interrupted first start leaves nothing half done. */
const initialise = async (cluster: string, passwordFile: string): Promise<void> => {
  const unfinished = `${cluster}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const owner = await postgresOwner();
  if (owner) await chown(unfinished, owner.uid, owner.gid);
  const result = await runPostgres('initdb', [
    `--pgdata=${unfinished}`,
    `--username=${NAME}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]);
  if (!result.ok) throw new StartError(`PostgreSQL could not be initialised: ${lastLine(result.output)}`);
  await rename(unfinished, cluster);
};

const createDatabase = async (server: string): Promise<void> => {
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await client.end();
  }
};
