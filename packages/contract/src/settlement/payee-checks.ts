import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { textSchema, timestampSchema } from '../wire/values.ts';
import { checkIdSchema, checksQuery } from './checks.ts';

/** What a bank answers about the name of an account's holder (Verification of Payee). */
export const PAYEE_RESULTS = ['match', 'close-match', 'no-match', 'not-possible'] as const;

const payeeSchema = z.strictObject({
  accountId: z.string(),
  accountName: z.string(),
  bankAccountVersionId: checkIdSchema,
  holder: z.string(),
  ibanMasked: z.string(),
  /** Whole, for who may record what the bank says about it; null for others. */
  iban: z.string().nullable(),
  enteredAt: timestampSchema,
  /** When a payment to it came back last: nothing is paid to it until it was checked since. */
  returnedAt: timestampSchema.nullable(),
  check: z
    .strictObject({
      result: z.enum(PAYEE_RESULTS),
      note: z.string(),
      recordedAt: timestampSchema,
      recordedBy: z.string(),
    })
    .nullable(),
});
export type PayeeToCheck = z.infer<typeof payeeSchema>;

export const listPayeeChecks = endpoint({
  method: 'GET',
  path: '/api/support/settlement/payees',
  summary: 'Bank accounts that are paid to, and what the bank said about their holders',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  query: checksQuery,
  response: z.strictObject({ payees: z.array(payeeSchema), nextCursor: z.string().nullable() }),
  changedBy: ['account', 'settlement'],
});

export const recordPayeeCheck = endpoint({
  method: 'POST',
  path: '/api/support/settlement/payees',
  summary:
    'Record what the bank said about the holder of a bank account; without a match nothing is paid to it',
  scope: 'platform',
  permission: 'settlement.manage',
  body: z.strictObject({
    bankAccountVersionId: checkIdSchema,
    result: z.enum(PAYEE_RESULTS),
    note: textSchema(500),
  }),
  response: 'empty',
  changes: ['settlement'],
  stepUp: true,
  errors: ['own-account'],
});
