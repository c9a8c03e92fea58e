import { z } from 'zod';
import { forceSchema } from './commands/endpoints.ts';
import { reasonSchema, rawTextSchema, textSchema, timestampSchema, uuidSchema } from './wire/values.ts';
import { endpoint } from './wire/endpoint.ts';

const keySchema = textSchema(50);

export const configurationKeySchema = z.strictObject({
  key: z.string(),
  /** Null if the charger reports none, and for secrets. */
  value: z.string().nullable(),
  readonly: z.boolean(),
  /** The value takes effect after the next restart. */
  rebootRequired: z.boolean(),
  /** The value that a person wants it to have. */
  desired: z
    .strictObject({
      value: z.string(),
      at: timestampSchema,
      /** The charger's status when it was last sent, or `no-answer`, `not-sent`; null while it was not sent. */
      answer: z.string().nullable(),
      /** The charger reports a different value. */
      differs: z.boolean(),
    })
    .nullable(),
});
export type ConfigurationKey = z.infer<typeof configurationKeySchema>;

export const configurationSchema = z.strictObject({
  readAt: timestampSchema.nullable(),
  keys: z.array(configurationKeySchema),
  /** Settings that prevent sessions from being lost, where the charger has others. */
  recommended: z.array(z.strictObject({ key: z.string(), value: z.string() })),
});
export type Configuration = z.infer<typeof configurationSchema>;

export const configurationChangeSchema = z.discriminatedUnion('change', [
  /** Desired from now on, and sent. */
  z.strictObject({ change: z.literal('set'), key: keySchema, value: rawTextSchema(500) }),
  /** Any value is fine. */
  z.strictObject({ change: z.literal('forget'), key: keySchema }),
  /** Resends desired values that differ. */
  z.strictObject({ change: z.literal('apply-desired'), keys: z.array(keySchema).max(200).optional() }),
  z.strictObject({ change: z.literal('apply-recommended') }),
  /** Finds the longest list of useful measurands that the charger accepts. */
  z.strictObject({ change: z.literal('ask-measurements') }),
]);
export type ConfigurationChange = z.infer<typeof configurationChangeSchema>;

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });
const query = z.strictObject({ force: forceSchema });
/** How many commands follow, one after the other. */
const changedSchema = z.strictObject({ commands: z.number().int() });
const errors = ['not-found', 'command-busy', 'identity-conflict'] as const;

export const listConfiguration = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/configuration',
  summary: 'Configuration keys as last read from the charger, and their desired values',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  response: configurationSchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'configuration'],
});

export const changeConfiguration = endpoint({
  method: 'POST',
  path: '/api/charge-points/:chargePointId/configuration',
  summary: 'Set, remove or resend desired values of configuration keys',
  scope: 'account',
  permission: 'commands.configure',
  params: chargePointParams,
  query,
  body: configurationChangeSchema,
  response: changedSchema,
  errors,
  changes: ['configuration'],
});

export const listSupportConfiguration = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/configuration',
  summary: 'Configuration of a device of any account',
  looks: 'support.view-configuration',
  scope: 'platform',
  permission: 'support.view',
  params: chargePointParams,
  response: configurationSchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'configuration'],
});

export const changeSupportConfiguration = endpoint({
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/configuration',
  summary: 'Change the configuration of a device of any account, with a reason',
  scope: 'platform',
  permission: 'support.operate',
  params: chargePointParams,
  query,
  body: z.strictObject({ change: configurationChangeSchema, reason: reasonSchema }),
  response: changedSchema,
  errors,
  changes: ['configuration'],
});
