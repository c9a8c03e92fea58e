import type { FastifyInstance } from 'fastify';
import type { Capability } from '#chargers/capability.ts';
import type { UpgradeOptions } from '#chargers/connections/connections-options.ts';
import type { Kernel, Settings } from '#chargers/kernel.ts';
import { openKernel, type KernelOptions, type OpenKernel } from '#chargers/open-kernel.ts';
import { reportRetention } from '#chargers/retention/report-retention.ts';
import { createLiveFeed } from '#platform/bus/live-feed.ts';
import { openExports } from '#platform/downloads/open-exports.ts';
import { createTransportReader, type Proxies } from '#platform/http/forwarded-transport.ts';
import { createHttpServer } from '#platform/http/http-server.ts';
import { watchProxies } from '#platform/http/watch-proxies.ts';
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
import { serveChargers, servePortal, type PortalOptions } from './serve.ts';
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

export interface AppOptions
  extends PortalOptions, Proxies, UpgradeOptions, Pick<KernelOptions, 'bus' | 'pace' | 'callTimeoutMs'> {
  readonly secrets: Secrets;
  readonly settings: Omit<Settings, 'pepper' | 'authSecret' | 'ocppUrl' | 'publicUrl'>;
  /** Of the processes that make exports, as `os.setPriority` takes it; that of the program, unless given. */
  readonly exportPriority?: number;
}

export interface App extends Pick<OpenKernel, 'sweptOnce' | 'deliver'> {
  /** Listens when told to. */
  readonly http: FastifyInstance;
  readonly kernel: Kernel;
}

export const buildApp = async (options: AppOptions): Promise<App> => {
  const { database: db, secrets, publicUrl, limitAttempts } = options;
  const metrics = createMetrics(db);
  reportRetention(metrics, db.pool);
  const live = createLiveFeed(options.bus);
  const http = await createHttpServer({ ...options, requestsPerMinute: limitAttempts ? 1_200 : 1_000_000 });
  const proxies = watchProxies(http, options);
  const exports = openExports({ ...options, db, metrics, priority: options.exportPriority });
  // Closed after the kernel, whose jobs have files made: these hooks are called in reverse.
  http.addHook('onClose', () => exports.close());
  const settings = {
    ...options.settings,
    publicUrl,
    pepper: secrets.chargePointPepper,
    authSecret: secrets.authSecret,
    ocppUrl: `${publicUrl.replace(/^http/, 'ws')}/ocpp`,
  };
  const transportOf = createTransportReader(options);
  const parts = { db, live, metrics, settings, exportWorkers: exports.workers };
  const opened = await openKernel({ transportOf, ...options, ...parts }, CAPABILITIES);
  serveChargers(http, opened);
  await servePortal(http, options, { live, metrics, exports, proxies }, opened);
  return { http, kernel: opened.kernel, sweptOnce: opened.sweptOnce, deliver: opened.deliver };
};
