import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { rawTextSchema, textSchema, timestampSchema, uuidSchema } from './values.ts';

const connectorId = z.number().int().min(1).max(64);
const idTagSchema = textSchema(20).regex(/^[\x20-\x7e]*$/, { error: 'uid-characters' });

/** What a person may ask of a charge point. */
export const commandRequestSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('Reset'), type: z.enum(['Soft', 'Hard']) }),
  z.strictObject({
    action: z.literal('ChangeAvailability'),
    /** 0 = the whole charge point. */
    connectorId: z.number().int().min(0).max(64),
    type: z.enum(['Operative', 'Inoperative']),
  }),
  z.strictObject({ action: z.literal('UnlockConnector'), connectorId }),
  z.strictObject({ action: z.literal('RemoteStartTransaction'), connectorId, idTag: idTagSchema }),
  z.strictObject({ action: z.literal('RemoteStopTransaction'), sessionId: z.int32().min(1) }),
  z.strictObject({ action: z.literal('GetConfiguration') }),
  z.strictObject({
    action: z.literal('ChangeConfiguration'),
    key: textSchema(50),
    value: rawTextSchema(500),
  }),
  z.strictObject({ action: z.literal('ClearCache') }),
  z.strictObject({
    action: z.literal('TriggerMessage'),
    requestedMessage: z.enum(['BootNotification', 'Heartbeat', 'MeterValues', 'StatusNotification']),
    connectorId: connectorId.optional(),
  }),
  z.strictObject({
    action: z.literal('DataTransfer'),
    vendorId: textSchema(255),
    messageId: textSchema(50).optional(),
    data: rawTextSchema(4000).optional(),
  }),
]);
export type CommandRequest = z.infer<typeof commandRequestSchema>;

/** packages/domain commands/command.ts */
export const commandStateSchema = z.enum([
  'queued',
  'sent',
  'accepted',
  'scheduled',
  'done',
  'rejected',
  'not-supported',
  'failed',
  'offline',
  'no-answer',
  'expired',
  'unknown',
]);

export const commandSchema = z.strictObject({
  id: uuidSchema,
  chargePointId: uuidSchema,
  connectorId: z.number().int().nullable(),
  action: z.string(),
  /** Type, key, requested message … as asked; never a secret. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  state: commandStateSchema,
  /** True while its outcome is still open. */
  open: z.boolean(),
  /** The charger's own word, e.g. `RebootRequired`; null while there is none. */
  answer: z.string().nullable(),
  reason: z.string().nullable(),
  requestedBy: z.string(),
  requestedByRole: z.string(),
  requestedAt: timestampSchema,
  sentAt: timestampSchema.nullable(),
  answeredAt: timestampSchema.nullable(),
  finishedAt: timestampSchema.nullable(),
});
export type Command = z.infer<typeof commandSchema>;

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });

export const sendCommand = endpoint({
  method: 'POST',
  path: '/api/charge-points/:chargePointId/commands',
  summary: 'Ask something of a charge point; the row is followed to its outcome',
  scope: 'account',
  permission: 'commands.send',
  params: chargePointParams,
  body: commandRequestSchema,
  response: commandSchema,
  errors: ['not-found', 'session-not-running', 'command-busy'],
});

export const listCommands = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/commands',
  summary: 'The last commands of a charge point, newest first',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  response: z.strictObject({ commands: z.array(commandSchema) }),
  errors: ['not-found'],
});

export const reasonSchema = textSchema(500);
