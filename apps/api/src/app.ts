import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Capability } from '#chargers/capability.ts';
import type { UpgradeOptions } from '#chargers/connections/connections-options.ts';
import type { Kernel, Settings } from '#chargers/kernel.ts';
import { openKernel, type OpenKernel } from '#chargers/open-kernel.ts';
import type { Bus } from '#platform/bus/bus.ts';
import { readExportPlace } from '@laadpoort/contract/exports';
import { createRecordLooks } from '#chargers/record-looks.ts';
import { reportRetention } from '#chargers/retention/report-retention.ts';
import { createLiveFeed } from '#platform/bus/live-feed.ts';
import type { Database } from '#platform/database/database.ts';
import { createExportQueue } from '#platform/downloads/export-queue.ts';
import { createExportWorkers } from '#platform/downloads/export-workers.ts';
import { createAccess } from '#platform/access/create-access.ts';
import { describeApi, showApiDocs } from '#platform/http/api-docs.ts';
import { auditSignIns } from './accounts/audit/sign-in-events.ts';
import { personOfPasskey } from './accounts/passkeys/store.ts';
import { registerAuthRoutes } from '#platform/access/auth-routes.ts';
import { readUnbelievedProxy } from '@laadpoort/contract/support/proxies';
import { createTransportReader } from '#platform/http/forwarded-transport.ts';
import { createProxyWatch } from '#platform/http/unbelieved-proxy.ts';
import { registerHealthRoutes } from '#platform/http/health.ts';
import { createHttpServer } from '#platform/http/http-server.ts';
import { registerLiveRoute } from '#platform/http/live-route.ts';
import { registerPortalFiles } from '#platform/http/portal-files.ts';
import { createRoute } from '#platform/http/route.ts';
import { createSignIn } from '#platform/access/sign-in.ts';
import { createMetrics } from '#platform/process/metrics.ts';
import type { Secrets } from '#platform/process/secrets.ts';
import { accounts } from './accounts/capability.ts';
import { alerts } from './alerts/capability.ts';
import { certificates } from './certificates/capability.ts';
import { commands } from './commands/capability.ts';
import { configuration } from './configuration/capability.ts';
import { diagnostics } from './diagnostics/capability.ts';
import { firmware } from './firmware/capability.ts';
import { loadManagement } from './load-management/capability.ts';
import { mail } from './mail/capability.ts';
import { messageLog } from './message-log/capability.ts';
import { mobility } from './mobility/capability.ts';
import { onboarding } from './onboarding/capability.ts';
import { quirks } from './quirks/capability.ts';
import { reports } from './reports/capability.ts';
import { reservations } from './reservations/capability.ts';
import { security } from './security/capability.ts';
import { sessions } from './sessions/capability.ts';
import { settlement } from './settlement/capability.ts';
import { smartCharging } from './smart-charging/capability.ts';
import { stations } from './stations/capability.ts';
import { support } from './support/capability.ts';
import { tariffs } from './tariffs/capability.ts';
import { vendorData } from './vendor-data/capability.ts';
import { whitelist } from './whitelist/capability.ts';

/** The program. Listeners are called and hooks asked in this order, and it is ended in reverse. */
const CAPABILITIES: readonly Capability[] = [
  accounts,
  stations,
  sessions,
  tariffs,
  settlement,
  whitelist,
  mobility,
  reports,
  alerts,
  commands,
  // A charger's own key comes before what else is asked of it after a boot.
  onboarding,
  configuration,
  smartCharging,
  loadManagement,
  firmware,
  diagnostics,
  security,
  certificates,
  reservations,
  quirks,
  vendorData,
  messageLog,
  support,
  mail,
];

export interface AppOptions extends UpgradeOptions {
  readonly database: Database;
  readonly bus: Bus;
  readonly secrets: Secrets;
  readonly now: () => Date;
  readonly log: FastifyBaseLogger;
  /** Address people and chargers use, without a slash at the end. */
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  readonly clientCertificateHeader: string | undefined;
  /** Pages for whoever runs it, which ask for no sign-in. */
  readonly opens: { readonly metrics: boolean; readonly apiDocs: boolean };
  readonly settings: Omit<Settings, 'pepper' | 'authSecret' | 'ocppUrl' | 'publicUrl'>;
  /** Directory of the built portal. */
  readonly portalDirectory: string;
  /** Off in tests that ask by the thousand. */
  readonly limitAttempts: boolean;
  /** Every cadence of the product is multiplied by it: 1, less in tests. */
  readonly pace?: number;
  /** Of the processes that make exports, as `os.setPriority` takes it; that of the program, unless given. */
  readonly exportPriority?: number;
  /** How long a charger may take to answer a call; by action, unless given. */
  readonly callTimeoutMs?: number;
}

export interface App {
  /** Listens when told to; closing it drains the chargers, then disposes of the capabilities. */
  readonly http: FastifyInstance;
  readonly kernel: Kernel;
  readonly sweptOnce: OpenKernel['sweptOnce'];
  /** Sends a command that another process wrote. */
  readonly deliver: OpenKernel['deliver'];
}

export const buildApp = async (options: AppOptions): Promise<App> => {
  const { database: db, secrets, log, publicUrl, limitAttempts } = options;
  const metrics = createMetrics(db);
  reportRetention(metrics, db.pool);
  const live = createLiveFeed(options.bus);
  const signIn = createSignIn({ database: db, secret: secrets.authSecret, publicUrl, log });
  const access = createAccess({
    signIn,
    database: db,
    now: options.now,
    apiKeyRequestsPerMinute: limitAttempts ? 600 : 1_000_000,
    localDemo: new Set(options.settings.demoSignIns.map(({ email }) => email)),
  });
  const http = await createHttpServer({
    log,
    publicUrl,
    trustedProxies: options.trustedProxies,
    requestsPerMinute: limitAttempts ? 1_200 : 1_000_000,
  });
  await describeApi(http, options.settings.version);

  const ocppUrl = `${publicUrl.replace(/^http/, 'ws')}/ocpp`;
  const settings = {
    ...options.settings,
    publicUrl,
    pepper: secrets.chargePointPepper,
    authSecret: secrets.authSecret,
    ocppUrl,
  };
  const proxies = createProxyWatch(options.trustedProxies, log, options.now);
  http.addHook('onRequest', async ({ raw }) => proxies.notice(raw));
  http.server.on('upgrade', (request) => proxies.notice(request));
  const transportOf = createTransportReader(options);
  const exportWorkers = createExportWorkers(db, log, options.exportPriority);
  // Closed after the kernel, whose jobs have files made: these hooks are called in reverse.
  http.addHook('onClose', () => exportWorkers.close());
  const parts = { db, live, metrics, settings, exportWorkers };
  const opened = await openKernel({ transportOf, ...options, ...parts }, CAPABILITIES);
  http.server.on('upgrade', opened.handleUpgrade);
  // In onClose it would hang: Fastify waits for the sockets first.
  http.addHook('preClose', () => opened.drain());
  http.addHook('onClose', () => opened[Symbol.asyncDispose]());
  const exports = createExportQueue();
  exports.report(metrics);
  const recordLooks = createRecordLooks(db, options.now);
  const route = createRoute(http, { access, exports, exportWorkers, recordLooks });
  route(readExportPlace, async (_, { personId }) => ({
    place: exports.place(personId),
    refused: exports.refused(personId),
  }));
  route(readUnbelievedProxy, async () => {
    const last = proxies.last();
    return { proxy: last && { ...last, lastAt: last.lastAt.toISOString() } };
  });
  opened.addRoutes(route, http);

  registerAuthRoutes(http, signIn, {
    db,
    secret: secrets.authSecret,
    publicUrl,
    now: options.now,
    events: auditSignIns(db),
    background: opened.kernel.background,
    personOfPasskey: (credential) => personOfPasskey({ db, publicUrl, now: options.now() }, credential),
  });
  registerHealthRoutes(http, db, options.opens.metrics ? metrics : undefined);
  registerLiveRoute(http, access, live, options.pace);
  if (options.opens.apiDocs) await showApiDocs(http);
  await registerPortalFiles(http, options.portalDirectory);
  return { http, kernel: opened.kernel, sweptOnce: opened.sweptOnce, deliver: opened.deliver };
};
