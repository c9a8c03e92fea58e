import { z } from 'zod';
import { reasonSchema, timestampSchema, uuidSchema } from './wire/values.ts';
import { endpoint } from './wire/endpoint.ts';

export const connectionSchema = z.strictObject({
  /** The configured security profile. */
  profile: z.number().int(),
  /** Security profile of the last connection; null if it has never connected. */
  lastProfile: z.number().int().nullable(),
  lastAddress: z.string().nullable(),
  /** `pending`: adopted, and without its own key yet. */
  registration: z.enum(['accepted', 'pending']),
  /** Its key was chosen by a person, so it can be guessed. */
  weakKey: z.boolean(),
  /** Plain connections are refused here, unless there is an exception. */
  requiresTls: z.boolean(),
  plainUntil: timestampSchema.nullable(),
  /** Two devices seem to use its identity: commands wait until somebody has checked. */
  identityConflictAt: timestampSchema.nullable(),
  url: z.string(),
  /** Address over TLS; null if there is none. */
  tlsUrl: z.string().nullable(),
});
export type Connection = z.infer<typeof connectionSchema>;

const params = z.strictObject({ chargePointId: uuidSchema });
const owner = { scope: 'account', permission: 'stations.manage', params, errors: ['not-found'] } as const;
const support = { scope: 'platform', permission: 'support.operate', params, errors: ['not-found'] } as const;

export const getConnection = endpoint({
  ...owner,
  method: 'GET',
  path: '/api/charge-points/:chargePointId/connection',
  summary: 'How a charge point connects: address, TLS, key, exceptions',
  permission: 'stations.view',
  response: connectionSchema,
  changedBy: ['charge-point', 'command', 'event', 'alert', 'security'],
});

export const chooseKey = endpoint({
  ...owner,
  method: 'PUT',
  path: '/api/charge-points/:chargePointId/key',
  summary: 'Enter the existing key of a charge point that cannot be given another one; it is marked as weak',
  body: z.strictObject({
    key: z
      .string()
      .min(8, { error: 'too-short' })
      .max(40, { error: 'too-long' })
      .regex(/^[\x21-\x7e]*$/, { error: 'printable-characters' }),
  }),
  response: 'empty',
  changes: ['security'],
  stepUp: true,
});

export const setPlainException = endpoint({
  ...owner,
  method: 'PUT',
  path: '/api/charge-points/:chargePointId/plain-exception',
  summary:
    'Let a charge point that cannot do TLS connect without, until a date at most a year away; null ends it',
  body: z.strictObject({ until: timestampSchema.nullable() }),
  response: 'empty',
  errors: ['not-found', 'invalid-request'],
  changes: ['security'],
  stepUp: true,
});

export const clearIdentityConflict = endpoint({
  ...owner,
  method: 'DELETE',
  path: '/api/charge-points/:chargePointId/identity-conflict',
  summary: 'Clear an identity conflict: the other device is gone, and commands may be sent again',
  response: 'empty',
  changes: ['security'],
});

export const getSupportConnection = endpoint({
  ...support,
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/connection',
  summary: 'How a charge point of any account connects',
  looks: 'support.view-device',
  permission: 'support.view',
  response: connectionSchema,
  changedBy: ['charge-point', 'command', 'event', 'alert', 'security'],
});

export const setSupportPlainException = endpoint({
  ...support,
  method: 'PUT',
  path: '/api/support/charge-points/:chargePointId/plain-exception',
  summary: 'Let a charge point of any account connect without TLS until a date; null ends it',
  body: z.strictObject({ until: timestampSchema.nullable(), reason: reasonSchema }),
  response: 'empty',
  errors: ['not-found', 'invalid-request'],
  changes: ['security'],
  stepUp: true,
});

export const clearSupportIdentityConflict = endpoint({
  ...support,
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/identity-conflict/clearing',
  summary: 'Clear an identity conflict: the other device is gone, and commands may be sent again',
  body: z.strictObject({ reason: reasonSchema }),
  response: 'empty',
  changes: ['security'],
});
