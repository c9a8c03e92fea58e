import { constants } from 'node:os';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openLog } from '#platform/process/open-log.ts';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { localBus } from '#platform/bus/bus.ts';
import { readAuthority } from '#platform/tls/certificate-authority.ts';
import { canChangeAudit, type DatabaseUrls } from '#platform/database/application-role.ts';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { startEmbeddedPostgres } from '#platform/embedded-postgres/embedded-postgres.ts';
import { openFileStore, type FileStore } from '#platform/files/file-store.ts';
import { tidyFiles } from '#chargers/files/tidy-files.ts';
import { startJobs, type Jobs } from '#platform/jobs/jobs.ts';
import { connectNatsBus } from '#platform/bus/nats-bus.ts';
import { deleteOld } from '#chargers/retention/delete-old.ts';
import { keepMessageLogPartitions } from '#chargers/message-log/message-log-partitions.ts';
import { migrate } from '#platform/database/migrate.ts';
import { tidyAttempts } from '#platform/attempts/attempts.ts';
import { createSmtpSender } from '#platform/outbox/smtp.ts';
import { tidyOutbox } from '#platform/outbox/tidy-outbox.ts';
import { readSecrets } from '#platform/process/secrets.ts';
import { StartError } from '#platform/process/start-error.ts';
import { createBreachedPasswords } from '#platform/passwords/breached-passwords.ts';
import { findPortFree, listen } from '#platform/http/port.ts';
import { eraseOldNames } from './accounts/audit/erase-names.ts';
import { tidyExpired } from './accounts/tidy-expired.ts';
import { seedQuirkProfiles } from './quirks/seed-profiles.ts';
import { listenWithTls, ocppTlsUrl, readOwnRoots } from '#platform/tls/listen-with-tls.ts';
import { areDemoPeopleHere } from './demo/demo-people.ts';
import { openDemo, type Demo } from './demo/open-demo.ts';
import { startSimulators } from './demo/start-simulators.ts';
import { demoTlsPort } from './demo/tls-port.ts';

export interface Laadpoort {
  stop(): Promise<void>;
}

interface StartOptions {
  readonly config: Config;
  /** Root of the repository, from which migrations and the built portal are found. */
  readonly repository: string;
  readonly say: (text: string) => void;
}

/** Starts everything in order; if a later step fails, what was started is stopped again. */
export const startLaadpoort = async ({ config, repository, say }: StartOptions): Promise<Laadpoort> => {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const undo of stops.splice(0).toReversed()) await undo();
  };
  try {
    const dataDirectory = resolve(config.dataDirectory);
    const log = openLog(config.logLevel);

    await findPortFree(config);
    const urls = databaseUrls(config) ?? (await startOwnDatabase(dataDirectory, stops));
    await migrate(urls, join(repository, 'prisma/migrations'));
    const database = await openDatabase(urls.applicationUrl, log);
    stops.push(() => database.close());
    await seedQuirkProfiles(database, now());
    const jobs = await startJobs(urls.applicationUrl, log);
    stops.push(() => jobs.stop());

    const secrets = await readSecrets(dataDirectory, config);
    const bus = config.natsUrl === undefined ? localBus : await connectNatsBus(config.natsUrl, log);
    stops.push(() => bus.close());
    const demo = config.demo
      ? await openDemo(database, {
          now: now(),
          pepper: secrets.chargePointPepper,
          isExposed: config.isExposed,
        })
      : await refuseDemoPeople(database);

    const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
    const tls = demo ? await withDemoTls(config, publicUrl) : config;
    const tlsUrl = ocppTlsUrl(tls, publicUrl);
    const files = await openFileStore(join(dataDirectory, 'files'), now);
    const { http } = await buildApp({
      // Chargers come first.
      exportPriority: constants.priority.PRIORITY_BELOW_NORMAL,
      database,
      bus,
      secrets,
      now,
      log,
      publicUrl,
      trustedProxies: config.trustedProxies,
      clientCertificateHeader: config.clientCertificateHeader,
      opens: config.opens,
      settings: {
        version: await readVersion(repository),
        demoSignIns: config.isExposed ? [] : (demo?.signIns ?? []),
        ocppTlsUrl: tlsUrl,
        requiresTls: config.requireTls,
        authority: await readAuthority(join(dataDirectory, 'secrets'), now()),
        ownRoots: await readOwnRoots(tls, dataDirectory, publicUrl),
        messageLogDays: config.messageLogDays,
        messageLogBytesPerDay: config.messageLogBytesPerDay,
        openSignUp: config.openSignUp,
        isBreached: createBreachedPasswords(config.breachedPasswordsUrl, log),
        mail: mailSettings(config, publicUrl, demo),
        files: { store: files, limits: config.fileLimits, url: config.filesUrl ?? publicUrl },
      },
      portalDirectory: join(repository, 'apps/web/dist'),
      limitAttempts: true,
    });
    stops.push(() => http.close());
    await scheduleUpkeep(jobs, { database, files, config });
    await listen(http, config);
    if (tls.ocppTlsPort !== undefined) {
      const port = tls.ocppTlsPort;
      const listener = await listenWithTls(http, { ...config, port, publicUrl, dataDirectory, log });
      stops.push(() => listener.close());
    }

    if (demo) {
      stops.push(await startSimulators(demo, simulatorUrls(config, tlsUrl), repository, dataDirectory));
    }
    if (await canChangeAudit(database.pool)) say(ONE_ROLE);
    if (!config.ocppTlsPort && publicUrl.startsWith('https:') && config.trustedProxies.length === 0)
      say(NO_PROXY);
    if (config.requireTls && !tlsUrl && config.trustedProxies.length === 0) say(NO_TLS);
    say(welcome(publicUrl, demo, await hasAdministrator(database)));
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const now = () => new Date();

interface UpkeepParts {
  readonly database: Database;
  readonly files: FileStore;
  readonly config: Config;
}

/** What is done once a night. */
const scheduleUpkeep = async (jobs: Jobs, { database, files, config }: UpkeepParts): Promise<void> => {
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

const mailSettings = (
  { smtpUrl, mailFrom, isExposed }: Config,
  publicUrl: string,
  demo: Demo | undefined,
) => ({
  send:
    smtpUrl === undefined
      ? undefined
      : createSmtpSender(smtpUrl, mailFrom ?? `Laadpoort <no-reply@${new URL(publicUrl).hostname}>`),
  isShownToAll: demo !== undefined && !isExposed && smtpUrl === undefined,
});

/** A demo accepts chargers over TLS by default, unless a proxy does. */
const withDemoTls = async (config: Config, publicUrl: string): Promise<Config> =>
  ocppTlsUrl(config, publicUrl) === undefined
    ? { ...config, ocppTlsPort: await demoTlsPort(config.host) }
    : config;

const startOwnDatabase = async (
  dataDirectory: string,
  stops: (() => Promise<unknown>)[],
): Promise<DatabaseUrls> => {
  const postgres = await startEmbeddedPostgres(dataDirectory);
  stops.push(() => postgres.stop());
  return postgres;
};

const databaseUrls = ({ databaseUrl, migrationDatabaseUrl }: Config): DatabaseUrls | undefined =>
  databaseUrl === undefined
    ? undefined
    : { applicationUrl: databaseUrl, ownerUrl: migrationDatabaseUrl ?? databaseUrl };

const readVersion = async (repository: string): Promise<string> => {
  const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
};

const simulatorUrls = ({ port }: Config, tlsUrl: string | undefined): readonly string[] => [
  '--url',
  `ws://127.0.0.1:${port}/ocpp`,
  ...(tlsUrl ? ['--secure-url', tlsUrl] : []),
];

/** The demo's passwords are no secret: its people must not be here when the demo is off. */
const refuseDemoPeople = async (database: Database): Promise<undefined> => {
  if (!(await areDemoPeopleHere(database))) return undefined;
  throw new StartError(
    'This database holds the people of the demo, whose passwords everybody knows. Start with another DATA_DIR or ' +
      'DATABASE_URL, start the demo with DEMO=1, or remove its people while the demo runs: npm run admin -- remove-demo-people',
  );
};

const hasAdministrator = async ({ prisma }: Database): Promise<boolean> =>
  (await prisma.user.count({ where: { role: 'admin' } })) > 0;

const ONE_ROLE =
  '  The role in DATABASE_URL owns the tables, so a fault in the application could change what is in its audit. Give the ' +
  'owner in MIGRATION_DATABASE_URL and another role in DATABASE_URL, which is made at the next start.';

const NO_TLS =
  '  Chargers without TLS are refused (REQUIRE_TLS, which an https PUBLIC_URL implies), and none can come with it: set ' +
  'TRUSTED_PROXIES to the address of the proxy that ends TLS, or OCPP_TLS_PORT; or let them in with REQUIRE_TLS=0.';

const NO_PROXY =
  '  PUBLIC_URL is https, so a proxy ends TLS, but TRUSTED_PROXIES is empty: its X-Forwarded-For is not believed, and everybody ' +
  'behind it shares the limits of one address. Set TRUSTED_PROXIES to the address of the proxy.';

const welcome = (publicUrl: string, demo: Demo | undefined, hasAdministrator: boolean): string => {
  const signIns = demo?.signIns ?? [];
  const lines = signIns.map(
    ({ who, email, password }) => `    ${who.padEnd(16)} ${email.padEnd(28)} ${password}`,
  );
  return [
    '',
    `  Laadpoort is open at ${publicUrl}`,
    `  Connect a charger to ${publicUrl.replace(/^http/, 'ws')}/ocpp  (OCPP 1.6J; identity and key: Stations → Add station)`,
    ...(lines.length > 0 ? ['', '  Demo sign-ins', ...lines] : []),
    ...(hasAdministrator
      ? []
      : [
          '',
          '  Nobody is an administrator yet. Make the first one, on this machine:',
          '    npm run admin -- invite you@your-company.example',
        ]),
    '',
    '  Press Ctrl-C to stop; the data is kept.',
    '',
  ].join('\n');
};
