import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

/**
 * Takes DATA_DIR for this process and returns the function that gives it back. Creates the directory.
 * Throws a StartError when a live process holds it; a lock whose process is gone is replaced.
 */
export function lockDataDirectory(dataDirectory: string): () => void {
  const file = join(dataDirectory, 'lock');
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    if (!createLock(file)) {
      refuseWhenHeld(file, dataDirectory);
      rmSync(file, { force: true });
      if (!createLock(file)) throw inUse(dataDirectory);
    }
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`The data directory ${dataDirectory} cannot be written: ${String(error)}.`);
  }
  return () => rmSync(file, { force: true });
}

function createLock(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} ${startedAt(process.pid)}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function refuseWhenHeld(file: string, dataDirectory: string): void {
  const [pid, started] = readFileSync(file, 'utf8').trim().split(' ');
  if (isAlive(Number(pid)) && startedAt(Number(pid)) === (started ?? '')) throw inUse(dataDirectory, pid);
}

const inUse = (dataDirectory: string, pid?: string): StartError =>
  new StartError(
    `The data directory ${dataDirectory} is in use by process ${pid ?? 'another'}; stop it, or set DATA_DIR to another directory.`,
  );

/** Whether a process with this id exists, ours or not. */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Process ids are reused; on Linux the start time (proc(5), stat fields 3 and 22) tells two owners of one id apart.
 * A zombie, dead but not yet reaped by its parent, has none.
 */
function startedAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? '' : (fields[19] ?? '');
  } catch {
    return '';
  }
}
