import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sendError } from './errors.ts';

/** Serves the built portal; every address that is neither a file nor an API path is a page of it. */
export const registerPortalFiles = async (app: FastifyInstance, directory: string): Promise<void> => {
  const page = await readFile(join(directory, 'index.html')).catch(() => undefined);
  if (page) {
    await app.register(async (files) => {
      files.addHook('onRoute', (route) => {
        route.config = { ...route.config, access: { scope: 'public', permission: null } };
        route.schema = { hide: true };
      });
      await files.register(fastifyStatic, {
        root: directory,
        wildcard: false,
        cacheControl: false,
        preCompressed: true,
        setHeaders: (reply, path) => {
          // Vite puts a hash of the content in the names under assets/.
          const kept = path.startsWith(join(directory, 'assets'))
            ? 'public, max-age=31536000, immutable'
            : 'no-cache';
          void reply.header('cache-control', kept);
        },
      });
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      /^(GET|HEAD)$/.test(request.method) && !/^\/(api|ocpp|docs|assets)(\/|$)/.test(request.url);
    if (/^\/ocpp(\/|$)/.test(request.url)) return askForUpgrade(reply);
    if (!page || !isPage) return sendError(reply, 'not-found');
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
};

/** A charger, or a person who enters its address in a browser, without an upgrade request (RFC 9110, 15.5.22). */
const askForUpgrade = (reply: FastifyReply) =>
  reply
    .code(426)
    .headers({ upgrade: 'websocket', connection: 'upgrade' })
    .type('text/plain; charset=utf-8')
    .send('This is the address for chargers: OCPP 1.6J over WebSocket, with "Connection: Upgrade".\n');
