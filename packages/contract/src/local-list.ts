import { LOCAL_LIST_STATES } from '@laadpoort/domain/local-list/local-list';
import { z } from 'zod';
import { reasonSchema, timestampSchema, uuidSchema } from './wire/values.ts';
import { endpoint } from './wire/endpoint.ts';

/** Which of the cards that it should accept without asking a charger has. */
export const localListSchema = z.strictObject({
  chargePointId: uuidSchema,
  serialNumber: z.string(),
  stationId: uuidSchema,
  stationName: z.string(),
  connected: z.boolean(),
  /** True for a charger to which nothing is sent automatically. */
  quiet: z.boolean(),
  /** packages/domain local-list/local-list.ts */
  state: z.enum(LOCAL_LIST_STATES),
  /** Cards it should have, as far as there is room, and how many of them are up to date. */
  expectedCards: z.number().int(),
  upToDateCards: z.number().int(),
  /** Cards that do not fit. */
  leftOut: z.number().int(),
  /** The charger's own status, or why there is none. */
  problem: z.string().nullable(),
  retryAt: timestampSchema.nullable(),
  version: z.number().int(),
  acknowledgedVersion: z.number().int().nullable(),
  maxEntries: z.number().int().nullable(),
  maxPerMessage: z.number().int().nullable(),
});
export type LocalList = z.infer<typeof localListSchema>;

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });

export const listLocalLists = endpoint({
  method: 'GET',
  path: '/api/local-lists',
  summary: 'Which chargers have the whitelist in their card list',
  scope: 'account',
  permission: 'stations.view',
  response: z.strictObject({
    lists: z.array(localListSchema),
    /** For each whitelist entry: chargers with lists that should have it, and those that do. */
    entries: z.array(
      z.strictObject({
        entryId: uuidSchema,
        expectedChargers: z.number().int(),
        upToDateChargers: z.number().int(),
      }),
    ),
  }),
  changedBy: ['charge-point', 'whitelist'],
});

export const sendLocalList = endpoint({
  method: 'POST',
  path: '/api/charge-points/:chargePointId/local-list',
  summary: 'Send the card list of a charger now',
  scope: 'account',
  permission: 'commands.operate',
  params: chargePointParams,
  response: 'empty',
  errors: ['not-found', 'command-busy', 'identity-conflict'],
  changes: ['whitelist'],
});

export const getSupportLocalList = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/local-list',
  summary: 'The card list of a device of any account',
  looks: 'support.view-local-list',
  scope: 'platform',
  permission: 'support.view',
  params: chargePointParams,
  response: localListSchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'whitelist'],
});

export const sendSupportLocalList = endpoint({
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/local-list',
  summary: 'Send a device its whole card list, with a reason',
  scope: 'platform',
  permission: 'support.operate',
  params: chargePointParams,
  body: z.strictObject({ reason: reasonSchema }),
  response: 'empty',
  errors: ['not-found', 'command-busy', 'identity-conflict'],
  changes: ['whitelist'],
});
