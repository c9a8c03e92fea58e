import { readExportPlace } from '@laadpoort/contract/exports';
import type { Registry } from 'prom-client';
import type { Database } from '../database/database.ts';
import type { Route } from '../http/route.ts';
import { createExportQueue, type ExportQueue } from './export-queue.ts';
import { createExportWorkers, type ExportWorkers } from './export-workers.ts';
import type { Log } from '../process/log.ts';

interface ExportsOptions {
  readonly db: Database;
  readonly metrics: Registry;
  readonly log: Pick<Log, 'warn'>;
  /** Of the processes that make exports, as `os.setPriority` takes it; that of the program, unless given. */
  readonly priority: number | undefined;
}

export interface Exports {
  readonly queue: ExportQueue;
  readonly workers: ExportWorkers;
  readonly addRoutes: (route: Route) => void;
  close(): Promise<void>;
}

/** Who waits for an export, and the processes that make them. */
export const openExports = ({ db, metrics, log, priority }: ExportsOptions): Exports => {
  const workers = createExportWorkers(db, log, priority);
  const queue = createExportQueue();
  queue.report(metrics);
  return {
    queue,
    workers,
    addRoutes: (route) =>
      route(readExportPlace, async (_, { personId }) => ({
        place: queue.place(personId),
        refused: queue.refused(personId),
      })),
    close: () => workers.close(),
  };
};
