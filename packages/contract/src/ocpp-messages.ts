import { z } from 'zod';
import { languageSchema } from './accounts/account.ts';
import { chargePointParams } from './charge-points/charge-point.ts';
import { sessionParams } from './sessions/session.ts';
import { endpoint } from './wire/endpoint.ts';
import { MAX_CONNECTOR_ID, pageQuery, rawTextSchema, timestampSchema } from './wire/values.ts';

/** What was cut off a long text: 16 kB of it are kept. */
const cutTextSchema = z.strictObject({
  /** Length of the whole text. */
  bytes: z.int(),
  /** Of the whole text, in hexadecimal; null if a secret was hidden in it. */
  sha256: z.string().nullable(),
});

export const ocppMessageSchema = z.strictObject({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  action: z.string(),
  messageId: z.string(),
  payload: z.string(),
  /** Null: it is whole. */
  payloadCut: cutTextSchema.nullable(),
  response: z.string().nullable(),
  responseCut: cutTextSchema.nullable(),
  errorCode: z.string().nullable(),
  receivedAt: timestampSchema,
  latencyMs: z.number().nullable(),
});

/** What to search for among the messages of one charger or session. */
const messageWords = {
  /** Only this one, by its `id`. */
  id: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .optional(),
  action: rawTextSchema(50).trim().optional(),
  direction: z.enum(['in', 'out']).optional(),
  /** Only those that were refused or not answered. */
  errorsOnly: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false),
  /** Anywhere in the message or its answer, case-insensitive. */
  text: rawTextSchema(100).trim().optional(),
};
/** By default the last 7 days up to `until` (now); 31 days at most. */
const messagePeriod = { from: timestampSchema.optional(), until: timestampSchema.optional() };
const messageFileQuery = {
  /** One line of JSON per message, or a table. */
  format: z.enum(['csv', 'jsonl']).default('csv'),
  language: languageSchema.default('en'),
};

export const messageQuerySchema = z.strictObject({
  ...pageQuery,
  ...messageWords,
  ...messagePeriod,
  /** Messages of this charging point, and those of the whole charger. */
  connectorId: z.coerce.number().int().min(0).max(MAX_CONNECTOR_ID).optional(),
});
export const messageFileQuerySchema = messageQuerySchema
  .omit({ cursor: true, limit: true })
  .extend(messageFileQuery);
export const sessionMessageQuerySchema = z.strictObject({ ...pageQuery, ...messageWords });
export const sessionMessageFileQuerySchema = z.strictObject({ ...messageWords, ...messageFileQuery });

export const messagePageSchema = z.strictObject({
  messages: z.array(ocppMessageSchema),
  nextCursor: z.string().nullable(),
  /** The period that was searched. */
  from: timestampSchema,
  until: timestampSchema,
  /** Messages of the days of this period that the log did not take, because there were too many. */
  dropped: z.int(),
  /** The clock of the station: its times are shown by it. */
  timeZone: z.string(),
});

export const listOcppMessages = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/messages',
  summary: 'Search the OCPP messages of the charge point, redacted, newest first',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  query: messageQuerySchema,
  response: messagePageSchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'session', 'command', 'event', 'alert'],
});

export const exportOcppMessages = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/messages/export',
  summary: 'The OCPP messages that the same search finds, as CSV or JSON lines',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  query: messageFileQuerySchema,
  response: 'export',
  errors: ['not-found'],
});

export const listSessionMessages = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/messages',
  summary: 'Search the OCPP messages of one session, newest first',
  scope: 'account',
  permission: 'sessions.view',
  params: sessionParams,
  query: sessionMessageQuerySchema,
  response: messagePageSchema,
  errors: ['not-found'],
  changedBy: ['session'],
});

export const exportSessionMessages = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/messages/export',
  summary: 'The OCPP messages of one session that the same search finds, as CSV or JSON lines',
  scope: 'account',
  permission: 'sessions.view',
  params: sessionParams,
  query: sessionMessageFileQuerySchema,
  response: 'export',
  errors: ['not-found'],
});
