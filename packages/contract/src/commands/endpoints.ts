import { COMMAND_STATES } from '@laadpoort/domain/commands/command';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { timestampSchema, uuidSchema } from '../wire/values.ts';
import { ownerCommandRequestSchema } from './requests.ts';

/** packages/domain commands/command.ts */
export const commandStateSchema = z.enum(COMMAND_STATES);

export const commandSchema = z.strictObject({
  id: uuidSchema,
  chargePointId: uuidSchema,
  connectorId: z.number().int().nullable(),
  action: z.string(),
  /** Type, key, requested message … as requested; never a secret. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  state: commandStateSchema,
  /** True while its outcome is still open. */
  open: z.boolean(),
  /** The charger's own status, e.g. `RebootRequired`; null while there is none. */
  answer: z.string().nullable(),
  /** What the charger said, where OCPP 1.6 has another word for it or none (`answer` is then `unreadable`). */
  said: z.string().nullable(),
  reason: z.string().nullable(),
  requestedBy: z.string(),
  requestedByRole: z.string(),
  requestedAt: timestampSchema,
  sentAt: timestampSchema.nullable(),
  answeredAt: timestampSchema.nullable(),
  finishedAt: timestampSchema.nullable(),
});
export type Command = z.infer<typeof commandSchema>;

/** Sends it although the product considers it pointless; the answer is stored either way. */
export const forceSchema = z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false);

export const sendingSchema = z.strictObject({
  force: forceSchema,
  /** Sends a card number although it does not look like one (`uid-unusual`); `force` does so too. */
  unusualUid: forceSchema,
});

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });

export const sendCommand = endpoint({
  method: 'POST',
  path: '/api/charge-points/:chargePointId/commands',
  summary: 'Ask something of a charge point; the row is followed to its outcome',
  scope: 'account',
  permission: 'commands.operate',
  params: chargePointParams,
  query: sendingSchema,
  body: ownerCommandRequestSchema,
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

export const listCommands = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/commands',
  summary: 'The last commands of a charge point, newest first',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  response: z.strictObject({ commands: z.array(commandSchema) }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'command'],
});
