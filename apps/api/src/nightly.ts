import { tidyFiles } from '#chargers/files/tidy-files.ts';
import { keepMessageLogPartitions } from '#chargers/message-log/message-log-partitions.ts';
import { deleteOld } from '#chargers/retention/delete-old.ts';
import { tidyAttempts } from '#platform/attempts/attempts.ts';
import type { Database } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { tidyOutbox } from '#platform/outbox/tidy-outbox.ts';
import { eraseOldNames } from './accounts/audit/erase-names.ts';
import { tidyExpired } from './accounts/tidy-expired.ts';
import type { Config } from './config.ts';

interface UpkeepParts {
  readonly database: Database;
  readonly files: FileStore;
  readonly config: Config;
}

const now = () => new Date();

/** What is done once a night. */
export const scheduleNightly = async (
  jobs: Jobs,
  { database, files, config }: UpkeepParts,
): Promise<void> => {
  await jobs.every('message-log-partitions', '10 3 * * *', () =>
    keepMessageLogPartitions(database.ingestPool, now(), config.messageLogDays),
  );
  await jobs.every('failed-attempts', '20 3 * * *', () => tidyAttempts(database, now()));
  await jobs.every('expired', '15 3 * * *', () => tidyExpired(database, now()));
  await jobs.every('audit-names', '30 3 * * *', () =>
    eraseOldNames(database.pool, config.auditNameDays, now()),
  );
  await jobs.every('outbox', '25 3 * * *', () => tidyOutbox(database.pool, now()));
  await jobs.every('retention', '55 3 * * *', () => deleteOld(database.pool, config.retention, now()));
  await jobs.every('files', '40 3 * * *', () =>
    tidyFiles(database, files, { now: now(), logFileDays: config.logFileDays }),
  );
};
