import { STANDARD } from '@laadpoort/domain/stations/quirks';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { createAccess } from '#platform/http/access.ts';
import { describeApi, showApiDocs } from '#platform/http/api-docs.ts';
import { registerAuthRoutes } from '#platform/http/auth-routes.ts';
import type { Database } from '#platform/database/database.ts';
import { createTransportReader } from '#platform/http/forwarded-transport.ts';
import type { FileLimits } from '#platform/files/file-limits.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { readUsedBytes } from '#chargers/files/file-usage.ts';
import { registerHealthRoutes } from '#platform/http/health.ts';
import type { Bus } from '#platform/bus/bus.ts';
import type { CertificateAuthority } from '#platform/tls/certificate-authority.ts';
import { createHttpServer } from '#platform/http/http-server.ts';
import { createLiveFeed } from '#platform/bus/live-feed.ts';
import { registerLiveRoute } from '#platform/http/live-route.ts';
import { createMetrics } from '#platform/process/metrics.ts';
import { registerPortalFiles } from '#platform/http/portal-files.ts';
import { createRoute } from '#platform/http/route.ts';
import type { Secrets } from '#platform/process/secrets.ts';
import { createSignIn } from '#platform/http/sign-in.ts';
import { registerAccountRoutes } from './accounts/routes.ts';
import { registerAlertRoutes } from './alerts/routes.ts';
import { registerCertificateRoutes } from './certificates/routes.ts';
import { lastCommands, readCommandInFull, registerCommandRoutes } from './commands/routes.ts';
import { SYSTEM } from '#chargers/commands/store.ts';
import { createMessageLogReader } from './message-log/message-log-reader.ts';
import { registerMessageLogRoutes } from './message-log/routes.ts';
import { registerConfigurationRoutes } from './configuration/routes.ts';
import { registerChargerUpload } from './diagnostics/charger-upload.ts';
import { registerDiagnosticsRoutes } from './diagnostics/routes.ts';
import { registerChargerDownload } from './firmware/charger-download.ts';
import { registerFirmwareRoutes } from './firmware/routes.ts';
import { registerOnboardingRoutes } from './onboarding/routes.ts';
import { registerLoadManagementRoutes } from './load-management/routes.ts';
import { registerLocalListRoutes } from './local-list/routes.ts';
import { registerMobilityRoutes } from './mobility/routes.ts';
import { openOcpp } from './ocpp.ts';
import { registerReservationRoutes } from './reservations/routes.ts';
import { registerQuirkRoutes } from './quirks/routes.ts';
import { registerReportRoutes } from './reports/routes.ts';
import { registerSecurityRoutes } from './security/routes.ts';
import { registerSessionRoutes } from './sessions/portal/routes.ts';
import { readWaitingOfAccount } from './sessions/portal/store.ts';
import { readEvents } from './stations/charge-point-events.ts';
import { registerConnectionRoutes } from './stations/connections/connection-routes.ts';
import { readChargePoint } from './stations/read-charge-point.ts';
import { registerStationRoutes } from './stations/routes.ts';
import { findChargePoint } from './stations/store.ts';
import { registerSmartChargingRoutes } from './smart-charging/routes.ts';
import { createOpenDevice } from '#chargers/open-device.ts';
import { registerSupportRoutes } from './support/routes.ts';
import { registerTariffRoutes } from './tariffs/routes.ts';
import { registerWhitelistRoutes } from './whitelist/routes.ts';

export interface AppOptions {
  readonly database: Database;
  readonly bus: Bus;
  readonly secrets: Secrets;
  readonly now: () => Date;
  readonly log: FastifyBaseLogger;
  readonly version: string;
  /** Address that people and chargers use, without a trailing slash. */
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  readonly clientCertificateHeader: string | undefined;
  readonly requireTls: boolean;
  /** Base URL for chargers over TLS; undefined if nothing terminates TLS, or only a proxy does. */
  readonly ocppTlsUrl: string | undefined;
  /** Signs the certificates of charge points. */
  readonly authority: CertificateAuthority;
  /** Roots of the product's own server certificates, PEM; empty if it uses others. */
  readonly ownRoots: readonly string[];
  /** Directory of the built portal. */
  readonly portalDirectory: string;
  readonly demoSignIns: readonly { email: string; password: string; who: string }[];
  readonly messageLogDays: number;
  readonly files: {
    readonly store: FileStore;
    readonly limits: FileLimits;
    /** Address from which chargers download files and to which they upload them. */
    readonly url: string;
  };
  /** Disabled in tests that send thousands of requests. */
  readonly limitAttempts: boolean;
}

/** The program on one screen: every capability is given exactly what it needs. */
export const buildApp = async (options: AppOptions): Promise<FastifyInstance> => {
  const { database: db, bus, secrets, now, log, version, publicUrl, limitAttempts } = options;
  const metrics = createMetrics(db);
  const live = createLiveFeed(bus);
  const signIn = createSignIn({ database: db, secret: secrets.authSecret, publicUrl, limitAttempts });
  const access = createAccess(signIn, db);

  const app = await createHttpServer({
    log,
    publicUrl,
    trustedProxies: options.trustedProxies,
    requestsPerMinute: limitAttempts ? 1_200 : 1_000_000,
  });
  await describeApi(app, version);
  const route = createRoute(app, access);

  const offersTls = options.ocppTlsUrl !== undefined;
  const ocpp = await openOcpp({
    db,
    live,
    metrics,
    now,
    log,
    pepper: secrets.chargePointPepper,
    messageLogDays: options.messageLogDays,
    bus,
    transportOf: createTransportReader(options),
    requiresTls: options.requireTls,
    offersTls,
    authority: options.authority,
    filesUrl: options.files.url,
  });
  app.server.on('upgrade', ocpp.handleUpgrade);
  // In onClose it would hang: Fastify waits for the sockets first.
  app.addHook('preClose', () => ocpp.close());
  const { commands, isConnected } = ocpp;
  const offlineAfterSeconds = (chargePointId: string): number =>
    (ocpp.directory.findById(chargePointId)?.quirks ?? STANDARD).offlineAfterSeconds;

  const readWaiting = (accountId: string, period: object = {}) =>
    readWaitingOfAccount(db, accountId, { ...period, now: now() });

  registerAccountRoutes(route, { db, live, now, version, readWaiting, demoSignIns: options.demoSignIns });
  registerStationRoutes(route, {
    db,
    live,
    now,
    isConnected,
    offlineAfterSeconds,
    pepper: secrets.chargePointPepper,
    ocppUrl: `${publicUrl.replace(/^http/, 'ws')}/ocpp`,
    readWaiting,
  });
  registerConnectionRoutes(route, {
    db,
    live,
    now,
    pepper: secrets.chargePointPepper,
    requiresTls: options.requireTls,
    url: `${publicUrl.replace(/^http/, 'ws')}/ocpp`,
    tlsUrl: options.ocppTlsUrl,
  });
  const openDevice = createOpenDevice(db, now);
  registerCommandRoutes(route, { db, commands });
  registerSmartChargingRoutes(route, { db, now, openDevice, isConnected, directory: ocpp.directory });
  registerConfigurationRoutes(route, {
    db,
    live,
    now,
    openDevice,
    directory: ocpp.directory,
    order: commands.order,
    errands: ocpp.configuration.errands,
  });
  registerFirmwareRoutes(route, {
    db,
    now,
    openDevice,
    files: options.files.store,
    limits: options.files.limits,
    firmware: ocpp.firmware,
    usedBytes: () => readUsedBytes(db),
  });
  registerDiagnosticsRoutes(route, {
    openDevice,
    files: options.files.store,
    diagnostics: ocpp.diagnostics,
  });
  registerOnboardingRoutes(route, { db, now, windowsChanged: ocpp.onboarding.windowsChanged });
  const { directory, localLists } = ocpp;
  registerLocalListRoutes(route, { db, now, openDevice, directory, isConnected, localLists });
  registerLoadManagementRoutes(route, {
    db,
    live,
    now,
    directory,
    isConnected,
    openDevice,
    order: (asked) => commands.order({ ...asked, requester: SYSTEM, reason: null }),
    stationChanged: (stationId) => ocpp.loadManagement.stationChanged(stationId),
  });
  registerReservationRoutes(route, { db, live, now, openDevice, directory, order: commands.order });
  registerSecurityRoutes(route, {
    db,
    live,
    now,
    offersTls,
    openDevice,
    rotateKey: ocpp.keyRotation.rotate,
    startUpgrade: ocpp.profileUpgrade.start,
  });
  registerCertificateRoutes(route, {
    db,
    live,
    now,
    openDevice,
    order: commands.order,
    ownRoots: options.ownRoots,
    disconnect: (chargePointId) => ocpp.disconnect(chargePointId, 'Certificate revoked'),
  });
  registerAlertRoutes(route, { db, live, now });
  registerQuirkRoutes(route, { db, live, now, openDevice });
  registerTariffRoutes(route, { db, live, now });
  const onCardsChanged = (accountId: string) => localLists.accountChanged(accountId);
  registerWhitelistRoutes(route, { db, live, now, onCardsChanged });
  const { ended: onEnded, registerOf } = ocpp.sessions;
  registerSessionRoutes(route, { db, live, now, registerOf, onEnded });
  registerMessageLogRoutes(route, {
    db,
    now,
    ownsChargePoint: async (accountId, chargePointId) =>
      (await findChargePoint(db, accountId, chargePointId)) !== null,
  });
  registerMobilityRoutes(route, { db, live, now, onCardsChanged });
  registerReportRoutes(route, { db, now, readWaiting });
  registerSupportRoutes(route, {
    db,
    now,
    openDevice,
    isConnected,
    readChargePoint: (chargePointId) =>
      readChargePoint(db, { chargePointId }, { now: now(), isConnected, offlineAfterSeconds }),
    readEvents: (chargePointId, page) => readEvents(db, chargePointId, page),
    messages: createMessageLogReader(db, now),
    listCommands: (chargePointId) => lastCommands(db, chargePointId),
    readCommand: (chargePointId, commandId) => readCommandInFull(db, chargePointId, commandId),
    sendCommand: commands.order,
  });

  registerChargerDownload(app, {
    db,
    now,
    files: options.files.store,
    happened: ocpp.firmware.happened,
    onFault: (error) => log.error({ err: error }, 'download not followed'),
  });
  registerChargerUpload(app, {
    db,
    now,
    files: options.files.store,
    limits: options.files.limits,
    happened: ocpp.diagnostics.happened,
  });

  registerAuthRoutes(app, signIn, publicUrl);
  registerHealthRoutes(app, db, metrics);
  registerLiveRoute(app, access, live);
  await showApiDocs(app);
  await registerPortalFiles(app, options.portalDirectory);
  return app;
};
