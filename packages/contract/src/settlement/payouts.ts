import { PAYOUT_HOLDS } from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, dateSchema } from '../wire/values.ts';
import { payoutBatchSchema } from './payout-batch.ts';

export const listPayouts = endpoint({
  method: 'GET',
  path: '/api/support/payouts',
  summary: 'Payouts to owners, the latest first, and what the next one would pay',
  scope: 'platform',
  permission: 'support.view',
  looks: null,
  response: z.strictObject({
    batches: z.array(payoutBatchSchema),
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
