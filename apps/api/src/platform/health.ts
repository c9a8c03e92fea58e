import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Database } from './database.ts';

const openToAll = { access: { scope: 'public', permission: null } } as const;

/** A database that takes longer than this is not ready. */
const READY_WITHIN_MS = 1_000;

/**
 * `/livez` (the event loop turns), `/readyz` (the database answers and we are not stopping) and `/metrics`.
 * None of them carries an account, a charger or a person.
 */
export const registerHealthRoutes = (app: FastifyInstance, database: Database, metrics: Registry): void => {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });

  const databaseAnswers = async (): Promise<boolean> => {
    const late = new Promise<false>((resolve) => {
      setTimeout(resolve, READY_WITHIN_MS, false).unref();
    });
    const answer = database.pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, late]);
  };

  app.get('/livez', { config: openToAll, schema: { hide: true } }, async () => ({ live: true }));
  app.get('/readyz', { config: openToAll, schema: { hide: true } }, async (_, reply) => {
    const ready = !stopping && (await databaseAnswers());
    return reply.code(ready ? 200 : 503).send({ ready });
  });
  app.get('/metrics', { config: openToAll, schema: { hide: true } }, async (_, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );
};
