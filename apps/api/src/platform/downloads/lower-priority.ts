import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { setPriority } from 'node:os';
import type { PoolClient } from 'pg';

/** On Linux each has a priority of its own; one that begins later has that of the thread that begins it. */
const threadIds = (pid: number): readonly number[] =>
  process.platform === 'linux' ? readdirSync(`/proc/${pid}/task`).map(Number) : [pid];

/** It may have ended meanwhile, or one of its threads; and not every system has sessions that share. */
const unlessGone = (change: () => void): void => {
  try {
    change();
  } catch {
    // At the priority that it has, an export is made all the same.
  }
};

/**
 * Gives a process, with all its threads, a priority below normal, if it is still there. Where Linux shares out a processor by session
 * (sched(7), "The autogroup feature"), that of a process counts within its session only, so its session gets the same: it
 * must be one of its own.
 */
export const lowerPriority = (pid: number, priority: number): void => {
  unlessGone(() => {
    for (const id of threadIds(pid)) unlessGone(() => setPriority(id, priority));
  });
  unlessGone(() => writeFileSync(`/proc/${pid}/autogroup`, String(priority)));
};

/** What node-postgres knows of the other end; its types leave it out. */
interface PostgresProcess {
  readonly processID: number;
  readonly connection: { readonly stream: Socket };
}

/**
 * The same for the process of Postgres that works for a connection, each of which is a session of its own, where it runs on
 * this machine and we may: it is the one whose name has our end of the connection.
 */
export const lowerPriorityOf = (client: PoolClient, priority: number): void => {
  const { processID: pid, connection } = client as unknown as PostgresProcess;
  // On another machine there is no such process here, or it is somebody else's.
  unlessGone(() => {
    const name = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (name.startsWith('postgres:') && name.includes(`(${connection.stream.localPort})`))
      lowerPriority(pid, priority);
  });
};
