import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { energyWhSchema, textSchema } from '../wire/values.ts';
import { sessionDetailSchema } from './session-detail.ts';
import { sessionParams, sessionTimesSchema } from './session.ts';

const maxCorrectedWh = 10_000_000;

export const decideSession = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/decisions',
  summary: 'Decide on a session in doubt: bill what was measured, bill a corrected energy, or exclude it',
  scope: 'account',
  permission: 'sessions.review',
  params: sessionParams,
  body: z.strictObject({
    decision: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('accept') }),
      z.strictObject({
        kind: z.literal('correct'),
        energyWh: energyWhSchema
          .min(0, { error: 'out-of-range' })
          .max(maxCorrectedWh, { error: 'out-of-range' }),
        note: textSchema(500),
      }),
      z.strictObject({ kind: z.literal('exclude'), note: textSchema(500) }),
    ]),
    /** The proposed times or those that the charger told, where they are taken too. */
    times: sessionTimesSchema.nullable().default(null),
    /** What the person saw: a decision on anything else is refused. */
    seen: z.strictObject({
      energyWh: energyWhSchema,
      anomalies: z.array(z.string().max(50)).max(50),
      lastDecisionId: z.number().int().nullable(),
    }),
  }),
  response: sessionDetailSchema,
  errors: ['not-found', 'session-changed'],
  changes: ['session', 'billing'],
});

export const endSession = endpoint({
  method: 'POST',
  path: '/api/sessions/:sessionId/end',
  summary: 'End a session that its charger does not end; a stop that arrives later replaces this end',
  scope: 'account',
  permission: 'sessions.review',
  params: sessionParams,
  body: z.strictObject({ note: textSchema(500) }),
  response: sessionDetailSchema,
  errors: ['not-found', 'session-not-running', 'session-charging', 'session-changed'],
  changes: ['session'],
});
