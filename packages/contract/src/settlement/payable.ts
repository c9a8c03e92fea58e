import { HOLD_REASONS, NOT_PAYABLE_REASONS } from '@laadpoort/domain/settlement/payable/payable';
import { z } from 'zod';
import { sessionParams } from '../sessions/session.ts';
import { endpoint } from '../wire/endpoint.ts';
import { textSchema, timestampSchema } from '../wire/values.ts';

const payableSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('payable') }),
  z.strictObject({ kind: z.literal('held'), reasons: z.array(z.enum(HOLD_REASONS)) }),
  z.strictObject({ kind: z.literal('not-payable'), reason: z.enum(NOT_PAYABLE_REASONS) }),
]);
export type PayableAnswer = z.infer<typeof payableSchema>;

/** What support decided last about the payment of a session. */
export const platformReviewSchema = z.strictObject({
  id: z.string(),
  decision: z.enum(['pay', 'refuse']),
  reason: z.string(),
  decidedAt: timestampSchema,
});

export const getPayable = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/payable',
  summary: 'Whether a session will be reimbursed, and if not, why',
  scope: 'account',
  permission: 'sessions.view',
  params: sessionParams,
  response: z.strictObject({
    payable: payableSchema,
    /** It is in a document. */
    isSettled: z.boolean(),
    review: platformReviewSchema.omit({ id: true }).nullable(),
  }),
  errors: ['not-found'],
  changedBy: ['session', 'billing', 'settlement'],
});

export const disputeSession = endpoint({
  method: 'POST',
  path: '/api/mobility/sessions/:sessionId/not-mine',
  summary:
    'Say that a session with the own card was not one’s own; it is not reimbursed before support has answered',
  scope: 'self',
  permission: null,
  params: sessionParams,
  body: z.strictObject({ note: textSchema(500) }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['settlement', 'mobility-card'],
});
