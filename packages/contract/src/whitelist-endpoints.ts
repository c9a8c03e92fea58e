import { z } from 'zod';
import { endpoint } from './wire/endpoint.ts';
import { uuidSchema } from './wire/values.ts';
import {
  whitelistEntrySchema,
  whitelistBodySchema,
  whitelistChangeSchema,
  refusedCardSchema,
} from './whitelist.ts';

const entryParams = z.strictObject({ entryId: uuidSchema });

export const listWhitelist = endpoint({
  method: 'GET',
  path: '/api/whitelist',
  summary: 'Whitelist entries of the account, and cards refused in the last 7 days',
  scope: 'account',
  permission: 'stations.view',
  response: z.strictObject({ entries: z.array(whitelistEntrySchema), refused: z.array(refusedCardSchema) }),
  changedBy: ['event', 'whitelist'],
});

export const addWhitelistEntry = endpoint({
  method: 'POST',
  path: '/api/whitelist',
  summary: 'Let a card charge for free, from its next session on',
  scope: 'account',
  permission: 'whitelist.manage',
  body: whitelistBodySchema,
  response: whitelistEntrySchema,
  errors: ['already-whitelisted', 'not-found'],
  changes: ['whitelist'],
});

export const updateWhitelistEntry = endpoint({
  method: 'PATCH',
  path: '/api/whitelist/:entryId',
  summary: 'Edit, block or unblock an entry',
  scope: 'account',
  permission: 'whitelist.manage',
  params: entryParams,
  body: whitelistChangeSchema,
  response: whitelistEntrySchema,
  errors: ['not-found'],
  changes: ['whitelist'],
});

export const removeWhitelistEntry = endpoint({
  method: 'DELETE',
  path: '/api/whitelist/:entryId',
  summary: 'Remove an entry; earlier sessions do not change',
  scope: 'account',
  permission: 'whitelist.manage',
  params: entryParams,
  response: 'empty',
  errors: ['not-found'],
  changes: ['whitelist'],
});
