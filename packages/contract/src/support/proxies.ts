import { z } from 'zod';
import { timestampSchema } from '../wire/values.ts';
import { endpoint } from '../wire/endpoint.ts';

export const readUntrustedProxy = endpoint({
  method: 'GET',
  path: '/api/support/untrusted-proxy',
  summary: 'Whether somebody forwards requests of others and is not among the trusted proxies',
  looks: null,
  scope: 'platform',
  permission: 'support.view',
  response: z.strictObject({
    /** The last one; null: all that came were sent directly or by a trusted proxy. */
    proxy: z.strictObject({ address: z.string(), lastAt: timestampSchema }).nullable(),
  }),
  changedBy: [],
});
