import { SENT_STATES } from '@laadpoort/domain/settlement/payouts/item-state';
import { PAYMENT_FORMATS } from '@laadpoort/domain/settlement/payouts/pain001';
import { ITEM_DROPS } from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, dateSchema, pageQuery, timestampSchema, uuidSchema } from '../wire/values.ts';

export const BATCH_STATES = ['proposed', 'approved', 'exported', 'withdrawn'] as const;

export const payoutBatchSchema = z.strictObject({
  id: z.number().int(),
  state: z.enum(BATCH_STATES),
  executeOn: dateSchema,
  proposedAt: timestampSchema,
  proposedBy: z.string(),
  /** Whether it was whoever asks: then another person approves. */
  isOwn: z.boolean(),
  approvedAt: timestampSchema.nullable(),
  approvedBy: z.string().nullable(),
  exportedAt: timestampSchema.nullable(),
  exportedBy: z.string().nullable(),
  /** What is paid; who dropped out is not in it. */
  payments: z.number().int(),
  total: amountSchema,
});
export type PayoutBatch = z.infer<typeof payoutBatchSchema>;

const itemSchema = z.strictObject({
  id: uuidSchema,
  /** By which the bank refers to it. */
  endToEndId: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  holder: z.string(),
  ibanMasked: z.string(),
  amount: amountSchema,
  documents: z.array(z.string()),
  /** Null: it is not paid in this batch after all. */
  state: z.enum(SENT_STATES).nullable(),
  dropReason: z.enum(ITEM_DROPS).nullable(),
  paidOn: dateSchema.nullable(),
  /** Why it came back: a code of ISO 20022, and what the bank says. */
  reasonCode: z.string().nullable(),
  reasonText: z.string().nullable(),
  /** What the bank told contradicts itself. */
  isOdd: z.boolean(),
});
export type PayoutItem = z.infer<typeof itemSchema>;

const batchParams = z.strictObject({ batchId: z.coerce.number().int().min(1).max(2_147_483_647) });

export const getPayout = endpoint({
  method: 'GET',
  path: '/api/support/payouts/:batchId',
  summary: 'A payout: its payments in the order of their references, and what the bank reported about each',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  params: batchParams,
  query: z.strictObject(pageQuery),
  response: z.strictObject({
    batch: payoutBatchSchema,
    /** How many of its payments stand where; dropped: they are not made. */
    states: z.array(
      z.strictObject({
        state: z.enum([...SENT_STATES, 'dropped']),
        payments: z.number().int(),
        total: amountSchema,
      }),
    ),
    items: z.array(itemSchema),
    nextCursor: z.string().nullable(),
  }),
  errors: ['not-found'],
  changedBy: ['settlement'],
});

export const approvePayout = endpoint({
  method: 'POST',
  path: '/api/support/payouts/:batchId/approval',
  summary:
    'Approve a payout that somebody else proposed; accounts whose bank account has changed since are left out',
  scope: 'platform',
  permission: 'settlement.manage',
  params: batchParams,
  response: 'empty',
  errors: ['not-found', 'second-person-needed', 'own-account', 'payout-over'],
  changes: ['settlement', 'billing'],
  stepUp: true,
});

export const withdrawPayout = endpoint({
  method: 'POST',
  path: '/api/support/payouts/:batchId/withdrawal',
  summary: 'Withdraw a payout whose file has not been exported: its documents are open again',
  scope: 'platform',
  permission: 'settlement.manage',
  params: batchParams,
  response: 'empty',
  errors: ['not-found', 'payout-over'],
  changes: ['settlement', 'billing'],
  stepUp: true,
});

export const exportPayout = endpoint({
  method: 'POST',
  path: '/api/support/payouts/:batchId/export',
  summary: 'Export the payment file of an approved payout; from then on it never changes',
  scope: 'platform',
  permission: 'settlement.manage',
  params: batchParams,
  response: 'empty',
  errors: ['not-found', 'payout-not-approved', 'payout-over', 'nothing-to-pay'],
  changes: ['settlement', 'billing'],
  stepUp: true,
});

export const downloadPayout = endpoint({
  method: 'GET',
  path: '/api/support/payouts/:batchId/file',
  summary: 'The exported payment file of a payout, the same bytes each time',
  scope: 'platform',
  permission: 'settlement.manage',
  looks: 'support.view-documents',
  params: batchParams,
  query: z.strictObject({ format: z.enum(PAYMENT_FORMATS).default('pain.001.001.09') }),
  response: 'file',
  errors: ['not-found', 'payout-not-approved'],
});
