import { API_KEY_SCOPES } from '@laadpoort/domain/accounts/api-key';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { textSchema, timestampSchema, uuidSchema } from '../wire/values.ts';

const apiKeySchema = z.strictObject({
  id: uuidSchema,
  name: z.string(),
  scopes: z.array(z.enum(API_KEY_SCOPES)),
  /** Null: somebody who is no longer there. */
  createdBy: z.string().nullable(),
  createdAt: timestampSchema,
  expiresAt: timestampSchema,
  /** To within a minute; null: not yet. */
  lastUsedAt: timestampSchema.nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api/account/api-keys',
  summary: 'API keys of the account, with what they are for and when they were last used',
  scope: 'account',
  permission: 'api-keys.manage',
  response: z.strictObject({ keys: z.array(apiKeySchema) }),
  changedBy: ['account'],
});

export const makeApiKey = endpoint({
  method: 'POST',
  path: '/api/account/api-keys',
  summary: 'Create an API key; only this answer contains it',
  scope: 'account',
  permission: 'api-keys.manage',
  stepUp: true,
  body: z.strictObject({
    name: textSchema(60),
    scopes: z.array(z.enum(API_KEY_SCOPES)).min(1, { error: 'required' }).max(API_KEY_SCOPES.length),
    days: z.number().int().min(1, { error: 'out-of-range' }).max(366, { error: 'out-of-range' }),
  }),
  response: z.strictObject({
    /** For the header `Authorization: Bearer …`. */
    key: z.string(),
  }),
  changes: ['account'],
});

export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: '/api/account/api-keys/:apiKeyId',
  summary: 'Revoke an API key; it is refused from now on',
  scope: 'account',
  permission: 'api-keys.manage',
  params: z.strictObject({ apiKeyId: uuidSchema }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['account'],
});
