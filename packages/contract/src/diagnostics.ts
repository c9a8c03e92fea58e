import { LOG_STATES } from '@laadpoort/domain/diagnostics/log-state';
import { z } from 'zod';
import { fileAddressSchema } from './commands/fields.ts';
import { reasonSchema, timestampSchema, uuidSchema } from './wire/values.ts';
import { endpoint } from './wire/endpoint.ts';

/** packages/domain diagnostics/follow-log-request.ts */
export const logStateSchema = z.enum(LOG_STATES);

/** GetDiagnostics, and the two logs of GetLog. */
export const logKindSchema = z.enum(['diagnostics', 'diagnostics-log', 'security-log']);

export const logRequestSchema = z.strictObject({
  id: z.number().int(),
  kind: logKindSchema,
  state: logStateSchema,
  over: z.boolean(),
  /** The charger's last report, or ours. */
  report: z.string().nullable(),
  /** As the charger named it. */
  fileName: z.string().nullable(),
  sizeBytes: z.number().int().nullable(),
  /** The file is here. */
  stored: z.boolean(),
  /** Host of an address that was entered. */
  host: z.string().nullable(),
  requestedBy: z.string(),
  requestedAt: timestampSchema,
  changedAt: timestampSchema,
});
export type LogRequest = z.infer<typeof logRequestSchema>;

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });
const logParams = z.strictObject({
  chargePointId: uuidSchema,
  logRequestId: z.coerce.number().int().min(1).max(2_147_483_647),
});

export const listLogRequests = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/logs',
  summary: 'Diagnostics and logs of a device, newest first',
  looks: 'support.view-device',
  scope: 'platform',
  permission: 'support.view',
  params: chargePointParams,
  response: z.strictObject({ logs: z.array(logRequestSchema) }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event', 'log'],
});

export const logRequestBodySchema = z
  .strictObject({
    kind: logKindSchema,
    /** Where the charger uploads it instead of here. */
    location: fileAddressSchema.optional(),
    fromAt: timestampSchema.optional(),
    untilAt: timestampSchema.optional(),
    reason: reasonSchema,
  })
  .refine(
    ({ fromAt, untilAt }) =>
      fromAt === undefined || untilAt === undefined || Date.parse(fromAt) < Date.parse(untilAt),
    { path: ['untilAt'], error: 'before-start' },
  );

export const requestLog = endpoint({
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/logs',
  summary: 'Ask a device for its diagnostics or a log; followed until the file is here, visible to the owner',
  scope: 'platform',
  permission: 'support.operate',
  params: chargePointParams,
  body: logRequestBodySchema,
  response: logRequestSchema,
  errors: ['not-found', 'command-busy'],
  changes: ['log'],
});

export const downloadLog = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/logs/:logRequestId/file',
  summary: 'The file that a device uploaded',
  looks: 'support.view-device',
  scope: 'platform',
  permission: 'support.view',
  params: logParams,
  response: 'file',
  errors: ['not-found'],
});

export const deleteLog = endpoint({
  method: 'DELETE',
  path: '/api/support/charge-points/:chargePointId/logs/:logRequestId/file',
  summary: 'Delete the file that a device uploaded; the request itself stays in the list',
  scope: 'platform',
  permission: 'support.operate',
  params: logParams,
  response: 'empty',
  errors: ['not-found'],
  changes: ['log'],
});
