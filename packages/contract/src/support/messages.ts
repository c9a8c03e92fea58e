import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { uuidSchema } from '../wire/values.ts';
import {
  messageFileQuerySchema,
  messagePageSchema,
  messageQuerySchema,
  sessionMessageFileQuerySchema,
  sessionMessageQuerySchema,
} from '../ocpp-messages.ts';
import { sessionParams } from '../sessions/session.ts';

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });

export const listSupportMessages = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/messages',
  summary: 'OCPP messages of a device of any account',
  looks: 'support.view-messages',
  scope: 'platform',
  permission: 'support.view',
  params: chargePointParams,
  query: messageQuerySchema,
  response: messagePageSchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event', 'alert'],
});

export const exportSupportMessages = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/messages/export',
  summary: 'The OCPP messages that the same search finds, as CSV or JSON lines',
  looks: 'support.export-messages',
  scope: 'platform',
  permission: 'support.view',
  params: chargePointParams,
  query: messageFileQuerySchema,
  response: 'export',
  errors: ['not-found'],
});

export const listSupportSessionMessages = endpoint({
  method: 'GET',
  path: '/api/support/sessions/:sessionId/messages',
  summary: 'OCPP messages of one session of any account, newest first',
  looks: 'support.view-messages',
  scope: 'platform',
  permission: 'support.view',
  params: sessionParams,
  query: sessionMessageQuerySchema,
  response: messagePageSchema,
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event'],
});

export const exportSupportSessionMessages = endpoint({
  method: 'GET',
  path: '/api/support/sessions/:sessionId/messages/export',
  summary: 'The OCPP messages of one session of any account, as CSV or JSON lines',
  looks: 'support.export-messages',
  scope: 'platform',
  permission: 'support.view',
  params: sessionParams,
  query: sessionMessageFileQuerySchema,
  response: 'export',
  errors: ['not-found'],
});
