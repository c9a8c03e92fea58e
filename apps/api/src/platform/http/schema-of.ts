import type { Endpoint } from '@laadpoort/contract/wire/endpoint';
import { isForApiKeys } from '@laadpoort/domain/accounts/api-key';
import { z } from 'zod';

const needsOf = (endpoint: Endpoint): string =>
  `Permission: ${endpoint.permission ?? 'none'}.${'stepUp' in endpoint ? ' Step-up within five minutes.' : ''}`;

/** Schemes of the OpenAPI description, of which any one will do. */
const securityOf = ({ scope, permission }: Endpoint) => {
  if (scope === 'public') return [];
  const isForKeys = scope === 'account' && permission !== null && isForApiKeys(permission);
  return [{ signIn: [] }, ...(isForKeys ? [{ apiKey: [] }] : [])];
};

/** What an endpoint takes and answers, and who may ask it: for validation and for the description of the API. */
export const schemaOf = (endpoint: Endpoint) => ({
  summary: endpoint.summary,
  description: `Scope: ${endpoint.scope}. ${needsOf(endpoint)}`,
  tags: [endpoint.path.split('/')[2] ?? 'api'],
  security: securityOf(endpoint),
  // Without a schema Fastify would let unknown params, fields and query parameters through.
  params: endpoint.params ?? z.strictObject({}),
  querystring: endpoint.query ?? z.strictObject({}),
  ...(endpoint.body instanceof z.ZodType ? { body: endpoint.body } : {}),
  ...(endpoint.response instanceof z.ZodType ? { response: { 200: endpoint.response } } : {}),
});
