import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { randomUUID } from 'node:crypto';
import { installErrorHandler, sendError } from './errors.ts';
import { logRefusals } from './refused-requests.ts';
import { refuseForeignNames, refuseForeignWrites } from './foreign-requests.ts';

export interface HttpServerOptions {
  readonly log: FastifyBaseLogger;
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  /** Requests per minute from one address. */
  readonly requestsPerMinute: number;
}

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    // Mantine writes its theme's variables into a style element.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  },
};

/** Fastify with our limits, headers, validation and error handler, before any route. */
export const createHttpServer = async (options: HttpServerOptions): Promise<FastifyInstance> => {
  const secure = options.publicUrl.startsWith('https:');
  const app: FastifyInstance = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    genReqId: () => randomUUID(),
    // A URL that cannot be decoded never reaches the error handler.
    frameworkErrors: (_error, _request, reply) => void sendError(reply, 'invalid-request'),
    bodyLimit: 128 * 1024,
    // A busy machine starts slowly, but it starts.
    pluginTimeout: 120_000,
    connectionTimeout: 30_000,
    forceCloseConnections: true,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16 * 1024 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('who', null);
  installErrorHandler(app);
  refuseRoutesWithoutAccess(app);
  keepNothing(app);
  refuseForeignNames(app, options.publicUrl);
  refuseForeignWrites(app, options.publicUrl);
  endSlowBodies(app);
  logRefusals(app, options.log, clientNetwork);
  await app.register(helmet, {
    contentSecurityPolicy,
    strictTransportSecurity: secure,
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
  });
  await app.register(compress, { threshold: 1_024 });
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: clientNetwork,
  });
  return app;
};

/**
 * Who is counted as one: an IPv4 address, or the /64 network of an IPv6 address. A socket that its client has reset knows
 * no address any more, whatever Fastify's types say.
 */
const clientNetwork = ({ ip }: { readonly ip: FastifyRequest['ip'] | undefined }): string =>
  ip === undefined ? 'gone' : normalizeIP(ip);

/** Every route declares its scope and permission, or the app does not start. */
const refuseRoutesWithoutAccess = (app: FastifyInstance): void => {
  const undeclared: (() => string | undefined)[] = [];
  app.addHook('onRoute', (route) => {
    undeclared.push(() => (route.config?.access ? undefined : `${String(route.method)} ${route.url}`));
  });
  app.addHook('onReady', async () => {
    const routes = undeclared.flatMap((find) => find() ?? []);
    if (routes.length > 0) throw new Error(`Routes without scope and permission: ${routes.join(', ')}`);
  });
};

const BODY_TIMEOUT_MS = 15_000;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long the body may take to arrive; 15 s by default. */
    bodyTimeoutMs?: number;
  }
}

/** Node has a single time limit for all requests, and files take longer than forms. Headers have their own limit. */
const endSlowBodies = (app: FastifyInstance): void => {
  app.addHook('onRequest', async ({ raw, routeOptions }) => {
    if (raw.headers['content-length'] === undefined && raw.headers['transfer-encoding'] === undefined) return;
    const timer = setTimeout(() => raw.destroy(), routeOptions.config.bodyTimeoutMs ?? BODY_TIMEOUT_MS);
    timer.unref();
    raw.once('close', () => clearTimeout(timer));
  });
};

/** What the API answers is about people and their chargers: no browser and no proxy keeps it. */
const keepNothing = (app: FastifyInstance): void => {
  app.addHook('onRequest', async ({ routeOptions, url }, reply) => {
    if (/^\/(?:api|files)\//.test(routeOptions.url ?? url)) reply.header('cache-control', 'no-store');
  });
};
