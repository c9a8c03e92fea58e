import { SENT_STATES } from '@laadpoort/domain/settlement/payouts/item-state';
import { PAYMENT_FORMATS } from '@laadpoort/domain/settlement/payouts/pain001';
import { ITEM_DROPS, PAYOUT_HOLDS } from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, dateSchema, pageQuery, timestampSchema, uuidSchema } from '../wire/values.ts';

export const BATCH_STATES = ['proposed', 'approved', 'exported', 'withdrawn'] as const;

const batchSchema = z.strictObject({
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
export type PayoutBatch = z.infer<typeof batchSchema>;

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

export const listPayouts = endpoint({
  method: 'GET',
  path: '/api/support/payouts',
  summary: 'Batches of payments to owners, the latest first, and what the next would pay',
  scope: 'platform',
  permission: 'support.view',
  looks: null,
  response: z.strictObject({
    batches: z.array(batchSchema),
    isOperatorSetUp: z.boolean(),
    /** On which day the next is planned to be paid. */
    executeOn: dateSchema,
    payable: z.strictObject({ accounts: z.number().int(), total: amountSchema }),
    held: z.array(
      z.strictObject({ hold: z.enum(PAYOUT_HOLDS), accounts: z.number().int(), total: amountSchema }),
    ),
  }),
  changedBy: ['settlement', 'billing', 'account'],
});

export const listHeldPayouts = endpoint({
  method: 'GET',
  path: '/api/support/payouts/held',
  summary: 'Accounts that the next payout would leave out, and why',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  response: z.strictObject({
    accounts: z.array(
      z.strictObject({
        accountId: z.string(),
        accountName: z.string(),
        hold: z.enum(PAYOUT_HOLDS),
        amount: amountSchema,
        holder: z.string().nullable(),
        ibanMasked: z.string().nullable(),
      }),
    ),
    /** Of all of them, of which the first are shown. */
    total: z.number().int(),
  }),
  changedBy: ['settlement', 'billing', 'account'],
});

export const getPayout = endpoint({
  method: 'GET',
  path: '/api/support/payouts/:batchId',
  summary: 'A batch: its payments in the order of their references, and what the bank told about each',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  params: batchParams,
  query: z.strictObject(pageQuery),
  response: z.strictObject({
    batch: batchSchema,
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

export const proposePayout = endpoint({
  method: 'POST',
  path: '/api/support/payouts',
  summary:
    'Propose to pay what is open of every account; the batch is frozen, and another person approves it',
  scope: 'platform',
  permission: 'settlement.manage',
  body: z.strictObject({ executeOn: dateSchema }),
  response: z.strictObject({ id: z.number().int() }),
  errors: ['operator-not-set-up', 'nothing-to-pay'],
  changes: ['settlement', 'billing'],
  stepUp: true,
});

export const approvePayout = endpoint({
  method: 'POST',
  path: '/api/support/payouts/:batchId/approval',
  summary: 'Approve a batch that somebody else proposed; who changed their bank account since drops out',
  scope: 'platform',
  permission: 'settlement.manage',
  params: batchParams,
  response: 'empty',
  errors: ['not-found', 'second-person-needed', 'payout-over'],
  changes: ['settlement', 'billing'],
  stepUp: true,
});

export const withdrawPayout = endpoint({
  method: 'POST',
  path: '/api/support/payouts/:batchId/withdrawal',
  summary: 'Withdraw a batch whose file was not given out: its documents are open again',
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
  summary: 'Give out the payment file of an approved batch; from then on it stays as it is',
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
  summary: 'The payment file of a batch that was given out, the same bytes each time',
  scope: 'platform',
  permission: 'settlement.manage',
  looks: 'support.view-documents',
  params: batchParams,
  query: z.strictObject({ format: z.enum(PAYMENT_FORMATS).default('pain.001.001.09') }),
  response: 'file',
  errors: ['not-found', 'payout-not-approved'],
});
