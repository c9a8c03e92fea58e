import { z } from 'zod';
import { languageSchema } from '../accounts/account.ts';
import { endpoint } from '../wire/endpoint.ts';
import {
  amountSchema,
  currencySchema,
  energyWhSchema,
  exportFormatSchema,
  pageQuery,
  timestampSchema,
  waitingSchema,
} from '../wire/values.ts';
import { sessionFilter, sessionSchema, sessionFilterSchema, sessionParams } from './session.ts';
import { sessionDetailSchema } from './session-detail.ts';

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/sessions',
  summary: 'Charging sessions, running ones first, then newest end first',
  scope: 'account',
  permission: 'sessions.view',
  query: z.strictObject({ ...sessionFilter, ...pageQuery }),
  response: z.strictObject({ sessions: z.array(sessionSchema), nextCursor: z.string().nullable() }),
  changedBy: ['session', 'whitelist'],
});

export const getSessionTotals = endpoint({
  method: 'GET',
  path: '/api/sessions/totals',
  summary: 'Totals of the sessions the same filters list, as far as they are billed, and how many wait',
  scope: 'account',
  permission: 'sessions.view',
  query: sessionFilterSchema,
  response: z.strictObject({
    sessions: z.number().int(),
    energyWh: energyWhSchema,
    /** Without VAT. */
    amount: amountSchema,
    durationSeconds: z.number().int(),
    currency: currencySchema,
    waiting: waitingSchema,
  }),
  changedBy: ['session'],
});

export const exportSessions = endpoint({
  method: 'GET',
  path: '/api/sessions/export',
  summary:
    'The sessions the same filters list, as CSV or XLSX; the columns are in docs/session-files.md. ' +
    'notation: of the numbers in CSV, by the language if absent. ' +
    'cards: whole shows the whole number of cards that the account entered itself or whose holder is in it',
  scope: 'account',
  permission: 'sessions.view',
  query: z.strictObject({
    ...sessionFilter,
    format: exportFormatSchema,
    language: languageSchema.default('en'),
    notation: z.enum(['dutch', 'international']).optional(),
    cards: z.enum(['whole', 'masked']).default('whole'),
  }),
  response: 'export',
});

export const getSession = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId',
  summary: 'One charging session with its price lines and timeline',
  scope: 'account',
  permission: 'sessions.view',
  params: sessionParams,
  response: sessionDetailSchema,
  errors: ['not-found'],
  changedBy: ['session', 'whitelist'],
});

export const getSessionCurve = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/curve',
  summary: 'Power and energy over the session, at most 600 points',
  scope: 'account',
  permission: 'sessions.view',
  params: sessionParams,
  response: z.strictObject({
    points: z.array(
      z.strictObject({
        at: timestampSchema,
        powerW: z.number().int().nullable(),
        energyWh: energyWhSchema.nullable(),
      }),
    ),
  }),
  errors: ['not-found'],
  changedBy: ['session'],
});
