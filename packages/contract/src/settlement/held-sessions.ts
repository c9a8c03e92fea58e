import { HOLD_REASONS } from '@laadpoort/domain/settlement/payable/payable';
import { z } from 'zod';
import { sessionParams } from '../sessions/session.ts';
import { endpoint } from '../wire/endpoint.ts';
import {
  amountSchema,
  energyWhSchema,
  pageQuery,
  reasonSchema,
  timestampSchema,
  uuidSchema,
} from '../wire/values.ts';
import { platformReviewSchema } from './payable.ts';

const heldSessionSchema = z.strictObject({
  id: z.number().int(),
  accountId: z.string(),
  accountName: z.string(),
  stationName: z.string(),
  /** Of the station's clock, by which its times are shown. */
  timeZone: z.string(),
  chargePointId: uuidSchema,
  serialNumber: z.string(),
  vendor: z.string().nullable(),
  model: z.string().nullable(),
  cardMasked: z.string(),
  network: z.string(),
  startedAt: timestampSchema,
  endedAt: timestampSchema,
  energyWh: energyWhSchema,
  /** As told. */
  amount: amountSchema,
  amountWithoutVat: amountSchema,
  reasons: z.array(z.enum(HOLD_REASONS)),
  /** It is in a document, and was disputed since. */
  isSettled: z.boolean(),
  /** What the holder of the card says; null: they have not disputed it. */
  dispute: z.string().nullable(),
  review: platformReviewSchema
    .extend({
      decidedBy: z.string(),
      /** Whether the reader can be the second person that it waits for. */
      mayConfirm: z.boolean(),
    })
    .nullable(),
});
export type HeldSession = z.infer<typeof heldSessionSchema>;

export const listHeldSessions = endpoint({
  method: 'GET',
  path: '/api/support/settlement/held',
  summary: 'Sessions that are not reimbursed before support has looked at them, the latest end first',
  looks: 'support.view-held',
  scope: 'platform',
  permission: 'support.view',
  query: z.strictObject(pageQuery),
  /** A page can be short, or empty, and have a next one: what is payable is decided, not stored. */
  response: z.strictObject({ sessions: z.array(heldSessionSchema), nextCursor: z.string().nullable() }),
  changedBy: ['session', 'settlement'],
});

export const decidePayment = endpoint({
  method: 'POST',
  path: '/api/support/settlement/decisions',
  summary:
    'Decide whether sessions are reimbursed, with a reason that the owner can read; all of them or none',
  scope: 'platform',
  permission: 'settlement.manage',
  body: z.strictObject({
    decision: z.enum(['pay', 'refuse']),
    reason: reasonSchema,
    /** With what each costs, as it was seen. */
    sessions: z
      .array(z.strictObject({ id: sessionParams.shape.sessionId, amount: amountSchema }))
      .min(1)
      .max(200),
  }),
  response: 'empty',
  errors: ['not-found', 'own-account', 'session-changed'],
  changes: ['settlement'],
  stepUp: true,
});

export const confirmPayment = endpoint({
  method: 'POST',
  path: '/api/support/settlement/confirmations',
  summary: 'Confirm decisions of somebody else to reimburse sessions; all of them or none',
  scope: 'platform',
  permission: 'settlement.manage',
  body: z.strictObject({
    reviewIds: z
      .array(z.string().regex(/^\d{1,18}$/))
      .min(1)
      .max(200),
  }),
  response: 'empty',
  errors: ['not-found', 'own-account', 'second-person-needed', 'session-changed'],
  changes: ['settlement'],
  stepUp: true,
});
