import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Database } from '../database/database.ts';
import type { ExportWorkerStart, FromExportWorker, ToExportWorker } from './export-messages.ts';
import type { Export } from './export.ts';
import { lowerPriority } from './lower-priority.ts';
import type { Log } from '../process/log.ts';

/** The code takes 15 MB, and a page of rows and what is made of it a few. Young space is filled before it is tidied. */
const LIMITS = ['--max-old-space-size=64', '--max-semi-space-size=4', '--single-threaded-gc'];
/** Exports often come together, and starting a process takes longer than making most of them. */
const IDLE_MS = 10_000;
const MAX_IDLE = 2;

export interface ExportWorkers {
  /** The file, from its first bytes on. Null: it takes more memory than it may, or the browser is gone. */
  readonly make: (file: Export, gone: AbortSignal) => Promise<Readable | null>;
  close(): Promise<void>;
}

/**
 * Processes that make exports, each with a connection and a limit of memory. Threads would share with the program, and so
 * with chargers, those that tidy up memory and compress, at its priority.
 */
export const createExportWorkers = (
  { url }: Pick<Database, 'url'>,
  log: Pick<Log, 'warn'>,
  priority?: number,
  idleMs = IDLE_MS,
): ExportWorkers => {
  const alive = new Set<ChildProcess>();
  const idle = new Map<ChildProcess, NodeJS.Timeout>();

  const start = (): ChildProcess => {
    const worker = fork(fileURLToPath(new URL('export-worker.ts', import.meta.url)), {
      execArgv: LIMITS,
      serialization: 'advanced',
      // A session of its own, for its priority (lower-priority.ts); a terminal's Ctrl-C is for the program alone.
      detached: true,
      // What Node says about a lack of memory is said in the log.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    alive.add(worker);
    worker.once('exit', (code, signal) => {
      alive.delete(worker);
      takeIdle(worker);
      if (signal !== 'SIGKILL') log.warn({ code, signal }, 'a process that made an export has ended');
    });
    worker.on('error', (error) => {
      log.warn({ err: error }, 'a process that makes exports');
      if (worker.pid === undefined) alive.delete(worker);
    });
    // While it starts, too, which takes longer than making most files.
    if (priority !== undefined && worker.pid !== undefined) lowerPriority(worker.pid, priority);
    worker.send({ databaseUrl: url, priority } satisfies ExportWorkerStart);
    worker.unref();
    worker.channel?.unref();
    return worker;
  };
  const takeIdle = (worker: ChildProcess | undefined): ChildProcess | undefined => {
    if (worker === undefined) return undefined;
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    return worker;
  };
  const release = (worker: ChildProcess) => {
    if (idle.size === MAX_IDLE) return end(worker);
    const dismiss = () => {
      // It takes a while to die, and gets no new file meanwhile.
      takeIdle(worker);
      end(worker);
    };
    idle.set(worker, setTimeout(dismiss, idleMs).unref());
  };

  return {
    async make(file, gone) {
      const worker = takeIdle([...idle.keys()].at(-1)) ?? start();
      const body = readFile(worker, file, () => release(worker));
      try {
        await once(body, 'readable', { signal: gone });
        return body;
      } catch (error) {
        body.destroy();
        if (gone.aborted || error instanceof OutOfMemoryError) return null;
        throw error;
      }
    },
    async close() {
      await Promise.all(
        [...alive].map(async (worker) => {
          const ended = once(worker, 'exit');
          end(worker);
          await ended;
        }),
      );
    },
  };
};

const end = (worker: ChildProcess): void => void worker.kill('SIGKILL');

/** How Node ends itself when its memory is full; where there are no signals, by a code. */
const isOutOfMemory = (code: number | null, signal: string | null) => signal === 'SIGABRT' || code === 134;
class OutOfMemoryError extends Error {
  override readonly name = 'OutOfMemoryError';
}

/** A file that a process makes, no faster than it is read. Whoever reads no longer ends the process. */
const readFile = (worker: ChildProcess, { maker, given }: Export, release: () => void): Readable => {
  let isBegun = false;
  let isOver = false;
  const ask = (message: ToExportWorker) => void worker.send(message);
  const finish = (error?: Error) => {
    if (isOver) return;
    isOver = true;
    worker.off('message', hear).off('error', finish).off('exit', exit);
    if (error) file.destroy(error);
  };
  const hear = (message: FromExportWorker) => {
    if (message !== 'made' && 'piece' in message) return void file.push(message.piece);
    finish();
    release();
    if (message === 'made') file.push(null);
    else file.destroy(Object.assign(new Error(message.failed.message), message.failed));
  };
  const exit = (code: number | null, signal: string | null) =>
    finish(
      isOutOfMemory(code, signal)
        ? new OutOfMemoryError('an export takes too much memory')
        : new Error('the process that made the export has ended'),
    );
  const file = new Readable({
    read() {
      if (isBegun) return ask('more');
      isBegun = true;
      ask({ maker: maker.href, given });
    },
    destroy(error, done) {
      if (!isOver) end(worker);
      finish();
      done(error);
    },
  });
  worker.on('message', hear).on('error', finish).on('exit', exit);
  return file;
};
