import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** OpenAPI of every route registered after this call; shown by {@link showApiDocs}. */
export const describeApi = async (app: FastifyInstance, version: string): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Laadpoort',
        version,
        description:
          'Stations, tariffs, whitelist and charging sessions. Sign in at /api/auth/sign-in/email first.',
      },
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
