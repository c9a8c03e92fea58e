import { runAdminCommand } from './admin-commands.ts';
import { readConfig, type Config } from './config.ts';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { findRunningPostgres } from '#platform/embedded-postgres/running-postgres.ts';
import { StartError } from '#platform/process/start-error.ts';

/* The command line of who has the machine: beside the running product, on its database. */

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const readConfigOrFail = (): Config => {
  const result = readConfig(process.env);
  if (result.ok) return result.config;
  throw new StartError(`The configuration is not valid.\n  ${result.problems.join('\n  ')}`);
};

const openRunningDatabase = async ({ databaseUrl, dataDirectory }: Config): Promise<Database> => {
  const url = databaseUrl ?? (await findRunningPostgres(dataDirectory));
  if (url === undefined) {
    throw new StartError(
      `Laadpoort is not running on the data directory ${dataDirectory}. Start it first, or set DATA_DIR or DATABASE_URL to the values that it was started with.`,
    );
  }
  return openDatabase(url, { error: () => undefined });
};

try {
  const config = readConfigOrFail();
  const db = await openRunningDatabase(config);
  try {
    const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
    await runAdminCommand({ db, publicUrl, say, out: process.stdout }, process.argv.slice(2));
  } finally {
    await db.close();
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
