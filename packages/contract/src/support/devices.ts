import { z } from 'zod';
import { commandRequestSchema } from '../commands/requests.ts';
import { commandSchema, sendingSchema } from '../commands/endpoints.ts';
import { reasonSchema, pageQuery, rawTextSchema, timestampSchema, uuidSchema } from '../wire/values.ts';
import { endpoint } from '../wire/endpoint.ts';
import { chargePointSchema } from '../charge-points/charge-point.ts';
import { chargePointEventSchema } from '../charge-points/charge-point-event.ts';

export const supportHitSchema = z.strictObject({
  chargePointId: uuidSchema,
  serialNumber: z.string(),
  identity: z.string(),
  stationName: z.string(),
  city: z.string(),
  accountName: z.string(),
  vendor: z.string().nullable(),
  model: z.string().nullable(),
  connected: z.boolean(),
  lastSeenAt: timestampSchema.nullable(),
});

export const auditEntrySchema = z.strictObject({
  id: z.string(),
  at: timestampSchema,
  /** Empty: the product itself. Null: a user who has been deleted. */
  actor: z.string().nullable(),
  action: z.string(),
  targetId: z.string(),
  reason: z.string().nullable(),
});

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });

export const searchSupport = endpoint({
  method: 'GET',
  path: '/api/support/search',
  summary: 'Find any device by serial number or identity',
  looks: 'support.view-found',
  scope: 'platform',
  permission: 'support.view',
  query: z.strictObject({ q: rawTextSchema(60).trim().min(2, { error: 'too-short' }) }),
  response: z.strictObject({ hits: z.array(supportHitSchema) }),
  changedBy: ['charge-point'],
});

export const getSupportChargePoint = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId',
  summary: 'A device of any account, with its last commands and who viewed it',
  looks: 'support.view-device',
  scope: 'platform',
  permission: 'support.view',
  params: chargePointParams,
  response: z.strictObject({
    accountName: z.string(),
    identity: z.string(),
    chargePoint: chargePointSchema,
    commands: z.array(commandSchema),
    audit: z.array(auditEntrySchema),
  }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event', 'alert', 'whitelist', 'quirks'],
});

export const listSupportEvents = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/events',
  summary: 'Events of a device of any account',
  looks: 'support.view-events',
  scope: 'platform',
  permission: 'support.view',
  params: chargePointParams,
  query: z.strictObject(pageQuery),
  response: z.strictObject({ events: z.array(chargePointEventSchema), nextCursor: z.string().nullable() }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event', 'alert'],
});

export const supportCommandBodySchema = z.strictObject({
  command: commandRequestSchema,
  reason: reasonSchema,
});

export const sendSupportCommand = endpoint({
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/commands',
  summary: 'Soft or hard reset and the other operations, with a reason; audited and visible to the owner',
  scope: 'platform',
  permission: 'support.operate',
  params: chargePointParams,
  query: sendingSchema,
  body: supportCommandBodySchema,
  response: commandSchema,
  errors: [
    'not-found',
    'session-not-running',
    'command-busy',
    'identity-conflict',
    'known-to-refuse',
    'too-many-commands',
  ],
  changes: ['command'],
});

export const getSupportCommand = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/commands/:commandId',
  summary: 'A command with what was asked and answered, word for word but for secrets',
  looks: 'support.view-device',
  scope: 'platform',
  permission: 'support.view',
  params: z.strictObject({ chargePointId: uuidSchema, commandId: uuidSchema }),
  response: z.strictObject({
    command: commandSchema,
    /** JSON; null while there is no answer. */
    request: z.string(),
    response: z.string().nullable(),
  }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'command'],
});
