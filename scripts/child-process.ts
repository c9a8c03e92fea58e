import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenParentIsGone } from './parent.mjs';

/** The repository's root directory. */
export const root = fileURLToPath(new URL('..', import.meta.url));

export interface Command {
  command: string;
  args: string[];
  /** Directory to run in, from the root. */
  cwd?: string;
  env?: Record<string, string>;
}

/** A JavaScript or TypeScript program under the same Node that runs us. */
export const node = (
  file: string,
  args: string[] = [],
  options: Omit<Command, 'command' | 'args'> = {},
): Command => ({
  command: process.execPath,
  args: [file, ...args],
  ...options,
});

const options = ({ cwd = '.', env = {} }: Command) => ({
  cwd: resolve(root, cwd),
  // A program that is started again, as tests do with the product, need not compile its modules again.
  env: { NODE_COMPILE_CACHE: resolve(root, '.tmp/compile-cache'), ...process.env, ...env },
  // npx is a .cmd file on Windows, which only a shell can start.
  shell: process.platform === 'win32',
});

/** Runs a command to its end without showing anything. Its exit code is null if it was killed or did not start. */
export const runQuietly = (given: Command): Promise<{ code: number | null; output: string }> => {
  const { env, ...rest } = options(given);
  // Tools see a pipe, not the terminal where their output may end up; some take CI for a terminal with colours.
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
  const child = spawn(given.command, given.args, {
    ...rest,
    env: { ...colour, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code, output }));
  });
};

/**
 * Runs commands side by side on our terminal, passes our signals on to them, and exits like the first one to end, once
 * all have ended.
 */
export const runInForeground = async (...commands: Command[]): Promise<never> => {
  const children = commands.map((given) =>
    spawn(given.command, given.args, { ...options(given), stdio: 'inherit' }),
  );
  const killAll = (signal: NodeJS.Signals): void => children.forEach((child) => child.kill(signal));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => killAll(signal));
  whenParentIsGone(() => killAll('SIGTERM'));
  const ends = children.map(
    (child) =>
      new Promise<number>((resolve) => {
        child.on('error', () => resolve(1));
        child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
      }),
  );
  const code = await Promise.race(ends);
  killAll('SIGTERM');
  await Promise.all(ends);
  process.exit(code);
};
