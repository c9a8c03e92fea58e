import type { DatabaseUrls } from '@laadpoort/api/platform/database/application-role';
import { startEmbeddedPostgres } from '@laadpoort/api/platform/embedded-postgres/embedded-postgres';
import { runPostgres } from '@laadpoort/api/platform/embedded-postgres/postgres-binaries';
import { join } from 'node:path';

/** A PostgreSQL whose plug can be pulled; it keeps its port. */
export interface FragilePostgres extends DatabaseUrls {
  /** Immediate stop (no checkpoint, like a power cut) and start, including recovery. */
  crash(): Promise<void>;
  stopImmediately(): Promise<void>;
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

export const openFragilePostgres = async (directory: string): Promise<FragilePostgres> => {
  const postgres = await startEmbeddedPostgres(directory);
  const cluster = `--pgdata=${join(directory, 'postgres')}`;
  const control = async (...args: string[]) => {
    const result = await runPostgres('pg_ctl', [...args, '--wait', '--silent', cluster]);
    if (!result.ok) throw new Error(`pg_ctl ${args.join(' ')}: ${result.output}`);
  };
  const log = `--log=${join(directory, 'postgres.log')}`;
  return {
    applicationUrl: postgres.applicationUrl,
    ownerUrl: postgres.ownerUrl,
    // A restart takes the options of the running server, so the port stays.
    crash: () => control('restart', '--mode=immediate', log),
    stopImmediately: () => control('stop', '--mode=immediate'),
    startAgain: () => control('restart', log),
    close: () => postgres.stop(),
  };
};
