import type { FastifyInstance } from 'fastify';
import { isIP } from 'node:net';
import { sendError } from './errors.ts';

/**
 * Over http, a page of another site may give its own name this address after it was loaded (DNS rebinding), and is then
 * the same site to the browser. Only names that nobody else can give are answered: an address itself, this machine, and
 * the name of the settings.
 */
export const refuseForeignNames = (app: FastifyInstance, publicUrl: string): void => {
  const own = new URL(publicUrl);
  if (own.protocol === 'https:') return;
  app.addHook('onRequest', async ({ routeOptions: { url = '' }, host }, reply) => {
    if (!url.startsWith('/api/')) return;
    const name = URL.parse(`http://${host}`)?.hostname ?? '';
    const isOurs =
      name === own.hostname || /(?:^|\.)localhost$/.test(name) || isIP(name.replace(/^\[|\]$/g, '')) > 0;
    if (!isOurs) return sendError(reply, 'wrong-address');
  });
};

/**
 * A page of another site cannot write here, whatever cookies its visitor has. Our own page at an address that is not the
 * one of the settings is told so: the cookie of an https address, for one, is never sent over http.
 */
export const refuseForeignWrites = (app: FastifyInstance, publicUrl: string): void => {
  const own = new URL(publicUrl).origin;
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    if (site === 'cross-site') return sendError(reply, 'not-allowed');
    if (origin === undefined || origin === own) return;
    const isOwnPage = site === 'same-origin' || URL.parse(origin)?.host === host;
    if (!isOwnPage) return sendError(reply, 'not-allowed');
    const isCookieSent = own.startsWith('http:') || request.protocol === 'https';
    if (origin !== `${request.protocol}://${host}` || !isCookieSent) return sendError(reply, 'wrong-address');
  });
};
