import { z } from 'zod';
import { endpoint } from './wire/endpoint.ts';
import { timestampSchema, uuidSchema } from './wire/values.ts';

/** apps/api alerts/raise-alert.ts */
export const alertKindSchema = z.enum([
  'security-event',
  /** Somebody tries to connect under its name, with one wrong key after another. */
  'wrong-keys',
  'identity-conflict',
  'hardware-changed',
  'silent',
  'clock',
  'charging-after-stop',
  'unknown-stop',
  'certificate-expires',
  'firmware-failed',
  'limit-not-kept',
  /** It offers only other versions of OCPP. */
  'foreign-protocol',
]);
export type AlertKind = z.infer<typeof alertKindSchema>;

export const alertSchema = z.strictObject({
  id: z.string(),
  chargePointId: uuidSchema,
  stationId: uuidSchema,
  stationName: z.string(),
  /** Of the station's clock, by which its times are shown. */
  timeZone: z.string(),
  serialNumber: z.string(),
  accountName: z.string(),
  kind: alertKindSchema,
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** How often it has occurred since it was opened. */
  times: z.number().int(),
  firstAt: timestampSchema,
  lastAt: timestampSchema,
  acknowledgedAt: timestampSchema.nullable(),
  acknowledgedBy: z.string().nullable(),
});
export type Alert = z.infer<typeof alertSchema>;

const alertParams = z.strictObject({ alertId: z.string().regex(/^\d{1,18}$/) });
const alertsResponse = z.strictObject({ alerts: z.array(alertSchema) });
const alertsQuery = z.strictObject({
  chargePointId: uuidSchema.optional(),
  state: z.enum(['open', 'all']).default('open'),
});

export const listAlerts = endpoint({
  method: 'GET',
  path: '/api/alerts',
  summary: 'Alerts of the account: open ones first, newest first',
  scope: 'account',
  permission: 'stations.view',
  query: alertsQuery,
  response: alertsResponse,
  changedBy: ['alert'],
});

export const acknowledgeAlert = endpoint({
  method: 'POST',
  path: '/api/alerts/:alertId/acknowledgement',
  summary: 'Acknowledge an alert; it is raised again when it happens again',
  scope: 'account',
  permission: 'commands.operate',
  params: alertParams,
  response: 'empty',
  errors: ['not-found'],
  changes: ['alert'],
});

export const listSupportAlerts = endpoint({
  method: 'GET',
  path: '/api/support/alerts',
  summary: 'Alerts of all accounts',
  looks: 'support.view-alerts',
  scope: 'platform',
  permission: 'support.view',
  query: alertsQuery,
  response: alertsResponse,
  changedBy: ['alert'],
});

export const acknowledgeSupportAlert = endpoint({
  method: 'POST',
  path: '/api/support/alerts/:alertId/acknowledgement',
  summary: 'Acknowledge an alert of any account',
  scope: 'platform',
  permission: 'support.operate',
  params: alertParams,
  response: 'empty',
  errors: ['not-found'],
  changes: ['alert'],
});
