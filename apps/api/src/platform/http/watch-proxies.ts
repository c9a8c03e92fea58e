import { readUntrustedProxy } from '@laadpoort/contract/support/proxies';
import type { FastifyInstance } from 'fastify';
import type { HttpServerOptions } from './http-server.ts';
import type { Route } from './route.ts';
import { createProxyWatch } from './untrusted-proxy.ts';

/** Watches the requests of a server for proxies that are not trusted; support is told. */
export const watchProxies = (
  http: FastifyInstance,
  {
    trustedProxies,
    log,
    now,
  }: Pick<HttpServerOptions, 'trustedProxies' | 'log'> & { readonly now: () => Date },
) => {
  const proxies = createProxyWatch(trustedProxies, log, now);
  http.addHook('onRequest', async ({ raw }) => proxies.notice(raw));
  http.server.on('upgrade', (request) => proxies.notice(request));
  return {
    addRoutes: (route: Route): void =>
      route(readUntrustedProxy, async () => {
        const last = proxies.last();
        return { proxy: last && { ...last, lastAt: last.lastAt.toISOString() } };
      }),
  };
};
