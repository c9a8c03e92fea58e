import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isAlive } from '../process/process-lock.ts';
import { embeddedUrls } from './embedded-postgres.ts';

/**
 * The embedded PostgreSQL of a product that runs on this data directory, for the application; undefined if none does.
 * Starts nothing.
 */
export const findRunningPostgres = async (dataDirectory: string): Promise<string | undefined> => {
  const home = resolve(dataDirectory);
  const read = (name: string) => readFile(join(home, name), 'utf8').catch(() => '');
  const [running, password] = await Promise.all([read('postgres/postmaster.pid'), read('postgres-password')]);
  // PostgreSQL's own file: process id, data directory, start time, port …
  const [pid, , , port] = running.split('\n');
  if (port === undefined || password === '' || !isAlive(Number(pid))) return undefined;
  return embeddedUrls(password.trim(), Number(port)).applicationUrl;
};
