import { createHmac, randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isAlive, takeProcessLock } from '../process/process-lock.ts';
import type { DatabaseUrls } from '../database/application-role.ts';
import { postgresOwner, runPostgres } from './postgres-binaries.ts';
import { StartError } from '../process/start-error.ts';

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
export async function startEmbeddedPostgres(
  dataDirectory: string,
  others: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const home = resolve(dataDirectory);
  const unlock = lock(home);
  const cluster = join(home, 'postgres');
  try {
    const password = await readOrCreatePassword(home);
    if (!existsSync(cluster)) await initialise(cluster, join(home, 'postgres-password'));
    await stopOrphan(cluster);
    const port = await start(cluster, join(home, 'postgres.log'), { ...settings, ...others });
    await createDatabase(serverUrl(password, port)).catch(async (error: unknown) => {
      await stopServer(cluster);
      throw error;
    });
    return { ...embeddedUrls(password, port), stop: () => stopServer(cluster).finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

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

function lock(home: string): () => void {
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
}

async function readOrCreatePassword(home: string): Promise<string> {
  const file = join(home, 'postgres-password');
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return (await readFile(file, 'utf8')).trim();
}

/** Initialised in a temporary place and renamed, so that an interrupted first start leaves nothing half done. */
async function initialise(cluster: string, passwordFile: string): Promise<void> {
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
}

async function start(
  cluster: string,
  logFile: string,
  configured: Readonly<Record<string, string>>,
): Promise<number> {
  await writeFile(logFile, '', { mode: 0o600 });
  const owner = await postgresOwner();
  if (owner) await chown(logFile, owner.uid, owner.gid);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const options = Object.entries({ ...configured, port }).map(([name, value]) => `-c ${name}='${value}'`);
    const result = await runPostgres('pg_ctl', [
      'start',
      '--wait',
      '--silent',
      `--pgdata=${cluster}`,
      `--log=${logFile}`,
      `--options=${options.join(' ')}`,
    ]);
    if (result.ok) return port;
    const log = await readFile(logFile, 'utf8');
    // Something else may take the free port before PostgreSQL binds to it.
    if (!log.includes('could not bind') || attempt === 3)
      throw new StartError(`PostgreSQL did not start; see ${logFile}: ${lastLine(log || result.output)}`);
  }
}

async function stopServer(cluster: string): Promise<void> {
  const result = await runPostgres('pg_ctl', [
    'stop',
    '--wait',
    '--silent',
    '--mode=fast',
    `--pgdata=${cluster}`,
  ]);
  if (!result.ok && existsSync(join(cluster, 'postmaster.pid')))
    throw new Error(`PostgreSQL did not stop: ${lastLine(result.output)}`);
}

/** A process killed with -9 leaves its PostgreSQL running; we hold the lock, so nobody else is using it. */
async function stopOrphan(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  if (await isServerOf(pid, cluster)) await stopServer(cluster);
  else await rm(file, { force: true });
  // pg_ctl returns when postmaster.pid is gone, a moment before the process is.
  while (await isServerOf(pid, cluster)) await sleep(20);
}

/** A process id alone proves nothing, ids are reused; a PostgreSQL server's working directory is its data directory. */
async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (!existsSync('/proc/self/cwd')) return true;
  return readlink(`/proc/${pid}/cwd`).then(
    async (directory) => directory === (await realpath(cluster)),
    () => false,
  );
}

async function createDatabase(server: string): Promise<void> {
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('A TCP listener has no port.');
  return address.port;
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
