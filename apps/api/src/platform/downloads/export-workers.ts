import { once } from 'node:events';
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Database } from '../database/database.ts';
import type { ExportWorkerData, FromExportWorker, ToExportWorker } from './export-messages.ts';
import type { Export } from './export.ts';

/** The code takes 15 MB, and a page of rows and what is made of it a few. Young space is filled before it is tidied. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 };
/** Exports often come together, and starting a thread takes longer than making most of them. */
const IDLE_MS = 10_000;
const MAX_IDLE = 2;

interface Log {
  warn(detail: object, message: string): void;
}

export interface ExportWorkers {
  /** The file, from its first bytes on. Null: it takes more memory than it may, or the browser is gone. */
  readonly make: (file: Export, gone: AbortSignal) => Promise<Readable | null>;
  close(): Promise<void>;
}

/** Threads that make exports, so that chargers do not wait for them, each with a connection and a limit of memory. */
export const createExportWorkers = (
  { url }: Pick<Database, 'url'>,
  log: Log,
  priority?: number,
): ExportWorkers => {
  const alive = new Set<Worker>();
  const idle = new Map<Worker, NodeJS.Timeout>();

  const start = (): Worker => {
    const workerData: ExportWorkerData = { databaseUrl: url, priority };
    const worker = new Worker(new URL('export-worker.ts', import.meta.url), {
      name: 'export',
      workerData,
      resourceLimits: LIMITS,
    });
    alive.add(worker);
    worker.on('error', (error) => log.warn({ err: error }, 'a thread that made an export has ended'));
    worker.once('exit', () => {
      alive.delete(worker);
      takeIdle(worker);
    });
    worker.unref();
    return worker;
  };
  const takeIdle = (worker: Worker | undefined): Worker | undefined => {
    if (worker === undefined) return undefined;
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    return worker;
  };
  const release = (worker: Worker) => {
    if (idle.size === MAX_IDLE) return void worker.terminate();
    idle.set(worker, setTimeout(() => void worker.terminate(), IDLE_MS).unref());
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
        if (gone.aborted || isOutOfMemory(error)) return null;
        throw error;
      }
    },
    async close() {
      await Promise.all([...alive].map((worker) => worker.terminate()));
    },
  };
};

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** A file that a thread makes, no faster than it is read. Whoever reads no longer ends the thread. */
const readFile = (worker: Worker, { maker, given }: Export, release: () => void): Readable => {
  let isBegun = false;
  let isOver = false;
  const ask = (message: ToExportWorker) => worker.postMessage(message, []);
  const end = (error?: Error) => {
    if (isOver) return;
    isOver = true;
    worker.off('message', hear).off('error', end).off('exit', exit);
    if (error) file.destroy(error);
  };
  const hear = (message: FromExportWorker) => {
    if (message !== 'made' && 'piece' in message) return void file.push(message.piece);
    end();
    release();
    if (message === 'made') file.push(null);
    else file.destroy(Object.assign(new Error(message.failed.message), message.failed));
  };
  const exit = () => end(new Error('the thread that made the export has ended'));
  const file = new Readable({
    read() {
      if (isBegun) return ask('more');
      isBegun = true;
      ask({ maker: maker.href, given });
    },
    destroy(error, done) {
      if (!isOver) void worker.terminate();
      end();
      done(error);
    },
  });
  worker.on('message', hear).on('error', end).on('exit', exit);
  return file;
};
