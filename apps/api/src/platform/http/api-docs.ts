import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** `apiKey`: what owners make at Account › API keys; `curl -H 'Authorization: Bearer laadpoort_…' …`. */
const SECURITY_SCHEMES = {
  signIn: {
    type: 'apiKey',
    in: 'cookie',
    name: 'laadpoort.session_token',
    description: 'Over https its name begins with `__Host-`.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key of the account, limited to its scopes.',
  },
} as const;

/** OpenAPI of every route registered after this call; shown by {@link showApiDocs}. */
export const describeApi = async (app: FastifyInstance, version: string): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Laadpoort',
        version,
        description:
          'Stations, tariffs, whitelist and charging sessions. Sign in at /api/auth/sign-in/email first, or send an API key of the account.',
      },
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    transform: jsonSchemaTransform,
  });
};

export const showApiDocs = async (app: FastifyInstance): Promise<void> => {
  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: { scope: 'public', permission: null } };
    });
    await docs.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  });
};
