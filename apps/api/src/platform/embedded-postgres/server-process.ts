import { chown, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../process/process-lock.ts';
import { postgresOwner, runPostgres } from './postgres-binaries.ts';
import { StartError } from '../process/start-error.ts';

export const startServer = async (
  cluster: string,
  logFile: string,
  configured: Readonly<Record<string, string>>,
): Promise<number> => {
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
};

export const stopServer = async (cluster: string): Promise<void> => {
  const result = await runPostgres('pg_ctl', [
    'stop',
    '--wait',
    '--silent',
    '--mode=fast',
    `--pgdata=${cluster}`,
  ]);
  if (!result.ok && existsSync(join(cluster, 'postmaster.pid')))
    throw new Error(`PostgreSQL did not stop: ${lastLine(result.output)}`);
};

/** A process killed with -9 leaves its PostgreSQL running; we hold the lock, so nobody else is using it. */
export const stopOrphan = async (cluster: string): Promise<void> => {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
  if (await isServerOf(pid, cluster)) await stopServer(cluster);
  else await rm(file, { force: true });
  // pg_ctl returns when postmaster.pid is gone, a moment before the process is.
  while (await isServerOf(pid, cluster)) await sleep(20);
};

/** A process id alone proves nothing, ids are reused; a PostgreSQL server's working directory is its data directory. */
const isServerOf = async (pid: number, cluster: string): Promise<boolean> => {
  if (!isAlive(pid)) return false;
  if (!existsSync('/proc/self/cwd')) return true;
  return readlink(`/proc/${pid}/cwd`).then(
    async (directory) => directory === (await realpath(cluster)),
    () => false,
  );
};

const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('A TCP listener has no port.');
  return address.port;
};

export const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
