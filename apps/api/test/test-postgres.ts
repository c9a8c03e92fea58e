import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '#platform/embedded-postgres/embedded-postgres.ts';

/**
 * A PostgreSQL for many programs at once, each with its two pools. Nobody pulls its plug, so it never waits for a disk;
 * tests that do pull the plug start their own. Its passwords protect nothing: one round makes connecting cheap.
 */
export const startTestPostgres = (directory: string): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres(directory, {
    max_connections: '400',
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    max_wal_size: '128MB',
    autovacuum: 'off',
    scram_iterations: '1',
  });
