import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

const PERIOD_MS = 60_000;

/** How many networks are counted by themselves: strangers can come from any number of them. */
const NETWORKS = 200;

/** How many of them are told. */
const TOLD = 20;

/** In a period, from one network: less is people who mistype. */
const MANY = 100;

/** Invalid, not theirs or not there, too large, of a wrong type, at a wrong address, too many. */
const REFUSED = new Set([400, 403, 404, 413, 415, 421, 429]);

const countIn = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * Counts what is refused, and once a minute tells of whom much was: who probes the product shows, and nobody can fill the
 * log by it.
 *
 * Source: OWASP ASVS 5.0, V16.3.3.
 */
export const logRefusals = (
  app: FastifyInstance,
  log: Pick<FastifyBaseLogger, 'warn'>,
  networkOf: (request: { readonly ip: string | undefined }) => string,
): void => {
  const statuses = new Map<number, number>();
  const networks = new Map<string, number>();

  app.addHook('onResponse', async (request, { statusCode }) => {
    if (!REFUSED.has(statusCode)) return;
    countIn(statuses, statusCode);
    const network = networkOf(request);
    if (networks.has(network) || networks.size < NETWORKS) countIn(networks, network);
  });

  const tell = () => {
    const most = [...networks].filter(([, count]) => count >= MANY).toSorted(([, a], [, b]) => b - a);
    const told = {
      statuses: Object.fromEntries(statuses),
      networks: Object.fromEntries(most.slice(0, TOLD)),
    };
    if (most.length > 0) log.warn(told, 'many requests were refused');
    statuses.clear();
    networks.clear();
  };
  const interval = setInterval(tell, PERIOD_MS).unref();
  app.addHook('onClose', async () => {
    clearInterval(interval);
    tell();
  });
};
