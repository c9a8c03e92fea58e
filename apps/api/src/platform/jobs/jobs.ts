import { PgBoss } from 'pg-boss';
import type { Log } from '../process/log.ts';

export interface Jobs {
  /** Runs `work` once per cron tick in the whole installation, however many processes there are. */
  every(name: string, cron: string, work: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Where the job engine keeps its tables; made by the owner of the database. */
export const JOB_SCHEMA = 'pgboss';

/** Scheduled work, kept in Postgres by pg-boss. */
export const startJobs = async (databaseUrl: string, log: Pick<Log, 'error'>): Promise<Jobs> => {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: 2,
    application_name: 'laadpoort jobs',
    schema: JOB_SCHEMA,
    createSchema: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'job engine'));
  await boss.start();
  return {
    async every(name, cron, work) {
      await boss.createQueue(name);
      await boss.schedule(name, cron);
      await boss.work(name, async () => work());
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
};
