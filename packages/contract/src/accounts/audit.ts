import { z } from 'zod';
import { AUDIT_KINDS } from '@laadpoort/domain/accounts/audit-kinds';
import { auditEntrySchema } from '../support/devices.ts';
import { endpoint } from '../wire/endpoint.ts';
import { pageQuery } from '../wire/values.ts';

export const listAudit = endpoint({
  method: 'GET',
  path: '/api/account/audit',
  summary: 'Who did what in the account, and what support looked at, newest first',
  scope: 'account',
  permission: 'account.manage',
  query: z.strictObject({
    ...pageQuery,
    kind: z.enum(AUDIT_KINDS).optional(),
    /** What the portal did by itself. */
    automatic: z.enum(['hide', 'show']).default('hide'),
  }),
  response: z.strictObject({
    entries: z.array(
      auditEntrySchema.extend({
        /** Name of the charger, station or person; null: none of these, or no longer there. */
        target: z.string().nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  changedBy: ['account', 'charge-point', 'command', 'session', 'tariff', 'whitelist', 'security'],
});
