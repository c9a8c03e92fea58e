import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type ProcessLock = { ok: true; release: () => void } | { ok: false; heldBy: number };

/**
 * Takes a lock that belongs to one process: a file with its id. Creates the directory of `file`. A lock whose process
 * is gone is replaced. Throws if the file system refuses.
 */
export const takeProcessLock = (file: string): ProcessLock => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!create(file)) {
    const [pid, started] = readFileSync(file, 'utf8').trim().split(' ');
    const heldBy = Number(pid);
    if (isAlive(heldBy) && startedAt(heldBy) === (started ?? '')) return { ok: false, heldBy };
    rmSync(file, { force: true });
    if (!create(file)) return { ok: false, heldBy };
  }
  return { ok: true, release: () => rmSync(file, { force: true }) };
};

/** Written elsewhere and linked into place, so that the lock is always complete. */
const create = (file: string): boolean => {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${process.pid} ${startedAt(process.pid)}\n`);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
};

/** Whether a process with this id exists, ours or not. */
export const isAlive = (pid: number): boolean => {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/**
 * Process ids are reused; on Linux the start time (proc(5), stat fields 3 and 22) tells two owners of one id apart. A
 * zombie, dead but not yet reaped by its parent, has none.
 */
const startedAt = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? '' : (fields[19] ?? '');
  } catch {
    return '';
  }
};
