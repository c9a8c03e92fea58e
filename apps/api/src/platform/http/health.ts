import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Database } from '../database/database.ts';
import { sendError } from './errors.ts';

const openToAll = { access: { scope: 'public', permission: null } } as const;

/** How often the database is probed. */
const ASK_EVERY_MS = 500;

/** A busy machine delays one answer now and then; a database that has fallen silent gives none. */
const UNANSWERED_IN_A_ROW = 2;

/**
 * `/livez` (the event loop is running), `/readyz` (the database answers and we are not stopping) and `/metrics`, if given. None
 * of them contains an account, a charger or a person. While the database refuses, or twice in a row does not answer in half
 * the time that a connection is waited for, the API says so immediately instead of letting people wait.
 */
export const registerHealthRoutes = (
  app: FastifyInstance,
  database: Database,
  metrics: Registry | undefined,
): void => {
  let unanswered = 0;
  let stopping = false;
  const ask = async (): Promise<boolean> => {
    const answer = await Promise.race([
      database.pool.query('SELECT 1').then(
        () => 'answered' as const,
        () => 'refused' as const,
      ),
      lateAfter(database.withinMs / 2),
    ]);
    unanswered = { answered: 0, late: unanswered + 1, refused: UNANSWERED_IN_A_ROW }[answer];
    return answer === 'answered';
  };
  const timer = setInterval(() => void ask(), ASK_EVERY_MS);
  app.addHook('preClose', async () => {
    stopping = true;
    clearInterval(timer);
  });
  app.addHook('onRequest', async ({ routeOptions: { url = '' } }, reply) => {
    if (unanswered >= UNANSWERED_IN_A_ROW && url.startsWith('/api/'))
      return sendError(reply, 'database-unavailable');
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

/** An answer that came while we were busy ourselves is read before it counts as late. */
const lateAfter = async (ms: number): Promise<'late'> => {
  await sleep(ms, undefined, { ref: false });
  await setImmediate();
  return 'late';
};
