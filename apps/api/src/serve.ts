import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { OpenKernel } from '#chargers/open-kernel.ts';
import { createRecordLooks } from '#chargers/record-looks.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type { Database } from '#platform/database/database.ts';
import type { Exports } from '#platform/downloads/open-exports.ts';
import { describeApi, showApiDocs } from '#platform/http/api-docs.ts';
import { registerHealthRoutes } from '#platform/http/health.ts';
import type { HttpServerOptions } from '#platform/http/http-server.ts';
import { registerLiveRoute } from '#platform/http/live-route.ts';
import { registerPortalFiles } from '#platform/http/portal-files.ts';
import { createRoute } from '#platform/http/route.ts';
import type { watchProxies } from '#platform/http/watch-proxies.ts';
import { createAuthentication } from './accounts/authentication.ts';

/** Chargers connect to the same port; closing the server drains them, then disposes of the capabilities. */
export const serveChargers = (http: FastifyInstance, opened: OpenKernel): void => {
  http.server.on('upgrade', opened.handleUpgrade);
  // In onClose it would hang: Fastify waits for the sockets first.
  http.addHook('preClose', () => opened.drain());
  http.addHook('onClose', () => opened[Symbol.asyncDispose]());
};

export interface PortalOptions extends Pick<HttpServerOptions, 'log' | 'publicUrl'> {
  readonly database: Database;
  readonly now: () => Date;
  /** Pages for whoever runs it, which ask for no sign-in. */
  readonly opens: { readonly metrics: boolean; readonly apiDocs: boolean };
  /** Directory of the built portal. */
  readonly portalDirectory: string;
  /** Off in tests that ask by the thousand. */
  readonly limitAttempts: boolean;
  readonly pace?: number;
}

interface PortalParts {
  readonly live: LiveFeed;
  readonly metrics: Registry;
  readonly exports: Exports;
  readonly proxies: ReturnType<typeof watchProxies>;
}

/** The API with the endpoints of all capabilities, what browsers hear live, and the portal's pages. */
export const servePortal = async (
  http: FastifyInstance,
  options: PortalOptions,
  { live, metrics, exports, proxies }: PortalParts,
  { kernel, addRoutes }: OpenKernel,
): Promise<void> => {
  const { database: db, opens, now } = options;
  const { version, authSecret: secret, demoSignIns } = kernel.settings;
  await describeApi(http, version);
  const authentication = createAuthentication({
    ...options,
    secret,
    localDemo: new Set(demoSignIns.map(({ email }) => email)),
    apiKeyRequestsPerMinute: options.limitAttempts ? 600 : 1_000_000,
  });
  const { access } = authentication;
  const { queue, workers: exportWorkers } = exports;
  const recordLooks = createRecordLooks(db, now);
  const route = createRoute(http, { access, exports: queue, exportWorkers, recordLooks });
  exports.addRoutes(route);
  proxies.addRoutes(route);
  addRoutes(route, http);
  authentication.addRoutes(http, kernel.background);
  registerHealthRoutes(http, db, opens.metrics ? metrics : undefined);
  registerLiveRoute(http, access, live, options.pace);
  if (opens.apiDocs) await showApiDocs(http);
  await registerPortalFiles(http, options.portalDirectory);
};
