import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openLog } from '#platform/process/open-log.ts';
import type { Config } from './config.ts';
import { localBus, type Bus } from '#platform/bus/bus.ts';
import type { DatabaseUrls } from '#platform/database/application-role.ts';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres/embedded-postgres.ts';
import { openFileStore } from '#platform/files/file-store.ts';
import { startJobs, type Jobs } from '#platform/jobs/jobs.ts';
import { migrate } from '#platform/database/migrate.ts';
import { readSecrets } from '#platform/process/secrets.ts';
import { findPortFree, listen } from '#platform/http/port.ts';
import { seedQuirkProfiles } from './quirks/seed-profiles.ts';
import { listenWithTls, ocppTlsUrl } from '#platform/tls/listen-with-tls.ts';
import { scheduleNightly } from './nightly.ts';
import { openApp } from './open-app.ts';
import { openDemoOf, startDemoChargers, withDemoTls } from './start-demo.ts';
import { welcome } from './welcome.ts';

export interface Laadpoort {
  stop(): Promise<void>;
}

interface StartOptions {
  readonly config: Config;
  /** Root of the repository, from which migrations and the built portal are found. */
  readonly repository: string;
  readonly say: (text: string) => void;
}

type Log = ReturnType<typeof openLog>;
type Stops = (() => Promise<unknown>)[];

const STOPPED_WITHIN_MS = 10_000;

/** Starts everything in order; if a later step fails, what was started is stopped again. */
export const startLaadpoort = async (options: StartOptions): Promise<Laadpoort> => {
  const stops: Stops = [];
  const stop = async () => {
    for (const undo of stops.splice(0).toReversed()) await undo();
  };
  try {
    await startInOrder(options, stops);
    return { stop };
  } catch (error) {
    // Why it did not start is told even where something that was started cannot be stopped.
    const told = new AbortController();
    const waited = setTimeout(STOPPED_WITHIN_MS, undefined, { signal: told.signal }).catch(() => undefined);
    await Promise.race([stop().catch(() => undefined), waited]);
    told.abort();
    throw error;
  }
};

const startInOrder = async ({ config, repository, say }: StartOptions, stops: Stops): Promise<void> => {
  const dataDirectory = resolve(config.dataDirectory);
  const log = openLog(config.logLevel);
  await findPortFree(config);
  const { database, jobs } = await openStorage(config, { dataDirectory, repository, log }, stops);
  const secrets = await readSecrets(dataDirectory, config);
  const bus = await openBus(config, log);
  stops.push(() => bus.close());
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const demo = await openDemoOf(config, database, { pepper: secrets.chargePointPepper, publicUrl });

  const tls = demo ? await withDemoTls(config, publicUrl) : config;
  const tlsUrl = ocppTlsUrl(tls, publicUrl);
  const files = await openFileStore(join(dataDirectory, 'files'), now);
  const parts = { database, bus, secrets, log, files, demo };
  const http = await openApp(tls, { ...parts, dataDirectory, repository, publicUrl, tlsUrl });
  stops.push(() => http.close());
  await scheduleNightly(jobs, { database, files, config });
  await listen(http, config);
  if (tls.ocppTlsPort !== undefined) {
    const port = tls.ocppTlsPort;
    const listener = await listenWithTls(http, { ...config, port, publicUrl, dataDirectory, log });
    stops.push(() => listener.close());
  }

  if (demo) {
    const { port } = config;
    stops.push(await startDemoChargers(demo, { port, tlsUrl, repository, dataDirectory }));
  }
  for (const text of await welcome({ config, database, demo, publicUrl, tlsUrl })) say(text);
};

const now = () => new Date();

const openStorage = async (
  config: Config,
  paths: { readonly dataDirectory: string; readonly repository: string; readonly log: Log },
  stops: Stops,
): Promise<{ database: Database; jobs: Jobs }> => {
  const { dataDirectory, repository, log } = paths;
  const urls = databaseUrls(config) ?? (await startOwnDatabase(dataDirectory, stops));
  await migrate(urls, join(repository, 'prisma/migrations'));
  const database = await openDatabase(urls.applicationUrl, log);
  stops.push(() => database.close());
  await seedQuirkProfiles(database, now());
  const jobs = await startJobs(urls.applicationUrl, log);
  stops.push(() => jobs.stop());
  return { database, jobs };
};

const startOwnDatabase = async (dataDirectory: string, stops: Stops): Promise<DatabaseUrls> => {
  const postgres = await startEmbeddedPostgres(dataDirectory);
  stops.push(() => postgres.stop());
  return postgres;
};

const databaseUrls = ({ databaseUrl, migrationDatabaseUrl }: Config): DatabaseUrls | undefined =>
  databaseUrl === undefined
    ? undefined
    : { applicationUrl: databaseUrl, ownerUrl: migrationDatabaseUrl ?? databaseUrl };

const openBus = async ({ natsUrl }: Config, log: Log): Promise<Bus> => {
  if (natsUrl === undefined) return localBus;
  const { connectNatsBus } = await import('#platform/bus/nats-bus.ts');
  return connectNatsBus(natsUrl, log);
};
