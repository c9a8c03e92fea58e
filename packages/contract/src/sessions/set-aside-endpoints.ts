import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { reasonSchema, textSchema } from '../wire/values.ts';
import { setAsideKindSchema, setAsideItemSchema } from './set-aside.ts';

const listResponse = z.strictObject({
  /** Newest first. */
  items: z.array(setAsideItemSchema),
  /** There are more than are listed. */
  more: z.boolean(),
});

const itemParams = z.strictObject({ kind: setAsideKindSchema, itemId: z.string().regex(/^\d{1,18}$/) });

const sessionIdSchema = z.number().int().min(1).max(2_147_483_647);

const noteSchema = textSchema(500);

export const listSetAside = endpoint({
  method: 'GET',
  path: '/api/set-aside',
  summary:
    'Stops, readings and messages of chargers that belong to no session, with those they may belong to',
  scope: 'account',
  permission: 'sessions.view',
  response: listResponse,
  changedBy: ['session', 'event'],
});

export const assignSetAside = endpoint({
  method: 'POST',
  path: '/api/set-aside/:kind/:itemId/assignment',
  summary: 'Assign a stop, readings or a message to a session; two proposed stops are exchanged or confirmed',
  scope: 'account',
  permission: 'sessions.review',
  params: itemParams,
  body: z.strictObject({ sessionId: sessionIdSchema }),
  response: 'empty',
  errors: ['not-found', 'session-changed'],
  changes: ['session', 'billing'],
});

export const dismissSetAside = endpoint({
  method: 'POST',
  path: '/api/set-aside/:kind/:itemId/dismissal',
  summary: 'Dismiss something that belongs to no session; it stays stored',
  scope: 'account',
  permission: 'sessions.review',
  params: itemParams,
  body: z.strictObject({ note: noteSchema }),
  response: 'empty',
  errors: ['not-found', 'session-changed'],
  changes: ['session'],
});

export const listSupportSetAside = endpoint({
  method: 'GET',
  path: '/api/support/set-aside',
  summary: 'What was set aside, in all accounts',
  looks: 'support.view-set-aside',
  scope: 'platform',
  permission: 'support.view',
  response: listResponse,
  changedBy: ['session', 'event'],
});

export const assignSupportSetAside = endpoint({
  method: 'POST',
  path: '/api/support/set-aside/:kind/:itemId/assignment',
  summary:
    'Assign something of any account to a session of its charger, with a reason that the owner can read',
  scope: 'platform',
  permission: 'support.operate',
  params: itemParams,
  body: z.strictObject({ sessionId: sessionIdSchema, reason: reasonSchema }),
  response: 'empty',
  errors: ['not-found', 'session-changed'],
  changes: ['session', 'billing'],
});

export const dismissSupportSetAside = endpoint({
  method: 'POST',
  path: '/api/support/set-aside/:kind/:itemId/dismissal',
  summary: 'Dismiss something of any account, with a reason that the owner can read',
  scope: 'platform',
  permission: 'support.operate',
  params: itemParams,
  body: z.strictObject({ reason: reasonSchema }),
  response: 'empty',
  errors: ['not-found', 'session-changed'],
  changes: ['session'],
});
