import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadJob, LoadResult } from './load/main.ts';

/** Starts one of our scripts and resolves with its first output. */
export const startScript = (
  script: string,
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; firstOutput: string }> =>
  new Promise((started, failed) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, script)], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // Whatever ends us, it does not stay behind.
    const end = () => child.kill('SIGTERM');
    process.once('exit', end);
    child.once('close', () => process.off('exit', end));
    child.stdout.once('data', (text: Buffer) => started({ child, firstOutput: text.toString() }));
    child.once('exit', (code) => failed(new Error(`${script} ended with ${code}`)));
  });

export const stopProcess = (child: ChildProcess): Promise<void> =>
  new Promise((stopped) => {
    if (child.exitCode !== null) return stopped();
    child.removeAllListeners('exit');
    child.once('exit', () => stopped());
    child.kill('SIGTERM');
  });

/** Runs the load generator in a separate process. */
export const runLoad = (job: LoadJob): Promise<LoadResult> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'load/main.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.once('exit', (code) =>
      code === 0 ? done(JSON.parse(output) as LoadResult) : failed(new Error(`load ended with ${code}`)),
    );
    child.stdin.end(JSON.stringify(job));
  });

/** Memory that a process and its children take together in bytes (Linux): of these, without the program that all of them share. */
export const takenBytes = (pid: number): number => {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return children.reduce((sum, each) => sum + ownBytes(Number(each)), residentBytes(pid));
};

const ownBytes = (pid: number): number => {
  try {
    return memoryOf(pid, 'RssAnon');
  } catch {
    // It has ended meanwhile.
    return 0;
  }
};

/** Resident memory of a process in bytes (Linux). */
export const residentBytes = (pid: number): number => memoryOf(pid, 'VmRSS');

const memoryOf = (pid: number, kind: string): number => {
  const kib = new RegExp(String.raw`${kind}:\s+(\d+) kB`).exec(
    readFileSync(`/proc/${pid}/status`, 'utf8'),
  )?.[1];
  if (kib === undefined) throw new Error(`no resident memory of ${pid}`);
  return Number(kib) * 1_024;
};
