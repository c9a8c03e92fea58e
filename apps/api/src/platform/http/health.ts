import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Database } from '../database/database.ts';
import { sendError } from './errors.ts';

const openToAll = { access: { scope: 'public', permission: null } } as const;

/** How often the database is probed. */
const ASK_EVERY_MS = 1_000;

/**
 * `/livez` (the event loop is running), `/readyz` (the database answers and we are not stopping) and `/metrics`, if given. None
 * of them contains an account, a charger or a person. While the database does not answer in half the time that a
 * connection is waited for, the API says so immediately instead of letting people wait.
 */
export const registerHealthRoutes = (
  app: FastifyInstance,
  database: Database,
  metrics: Registry | undefined,
): void => {
  let answering = true;
  let stopping = false;
  const ask = async (): Promise<boolean> => {
    const late = new Promise<false>((resolve) => {
      setTimeout(resolve, database.withinMs / 2, false).unref();
    });
    const answer = database.pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    answering = await Promise.race([answer, late]);
    return answering;
  };
  const timer = setInterval(() => void ask(), ASK_EVERY_MS);
  app.addHook('preClose', async () => {
    stopping = true;
    clearInterval(timer);
  });
  app.addHook('onRequest', async ({ routeOptions: { url = '' } }, reply) => {
    if (!answering && url.startsWith('/api/')) return sendError(reply, 'database-unavailable');
  });

  app.get('/livez', { config: openToAll, schema: { hide: true } }, async () => ({ live: true }));
  app.get('/readyz', { config: openToAll, schema: { hide: true } }, async (_, reply) => {
    const ready = !stopping && (await ask());
    return reply.code(ready ? 200 : 503).send({ ready });
  });
  if (!metrics) return;
  app.get('/metrics', { config: openToAll, schema: { hide: true } }, async (_, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );
};
