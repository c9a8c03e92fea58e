import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { dateSchema, pageQuery, textSchema, timestampSchema } from '../wire/values.ts';

/** What VIES answers. */
export const VAT_ID_RESULTS = ['valid', 'invalid'] as const;
/** What a bank answers about the name of an account's holder (Verification of Payee). */
export const PAYEE_RESULTS = ['match', 'close-match', 'no-match', 'not-possible'] as const;

const idSchema = z.string().regex(/^\d{1,18}$/);

const checksQuery = z.strictObject({
  ...pageQuery,
  /** Only those that somebody has to do something about. */
  show: z.enum(['open', 'all']).default('open'),
});

const vatIdSchema = z.strictObject({
  accountId: z.string(),
  accountName: z.string(),
  /** As the owner declared it. */
  supplier: z.string(),
  vatId: z.string(),
  check: z
    .strictObject({
      id: idSchema,
      result: z.enum(VAT_ID_RESULTS),
      /** As VIES names the holder. */
      name: z.string(),
      checkedOn: dateSchema,
      recordedBy: z.string(),
      /** Whether it was whoever asks: then another person confirms it. */
      isOwn: z.boolean(),
      isConfirmed: z.boolean(),
      /** More than a year ago. */
      isOld: z.boolean(),
    })
    .nullable(),
});
export type VatIdToCheck = z.infer<typeof vatIdSchema>;

const payeeSchema = z.strictObject({
  accountId: z.string(),
  accountName: z.string(),
  bankAccountVersionId: idSchema,
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

export const listVatIdChecks = endpoint({
  method: 'GET',
  path: '/api/support/settlement/vat-ids',
  summary: 'VAT ids that documents need, and what VIES said about them',
  scope: 'platform',
  permission: 'support.view',
  looks: 'support.view-documents',
  query: checksQuery,
  response: z.strictObject({ vatIds: z.array(vatIdSchema), nextCursor: z.string().nullable() }),
  changedBy: ['account', 'settlement'],
});

export const recordVatIdCheck = endpoint({
  method: 'POST',
  path: '/api/support/settlement/vat-ids',
  summary: 'Record what VIES said about a VAT id',
  scope: 'platform',
  permission: 'settlement.manage',
  body: z.strictObject({
    accountId: z.string().min(1).max(100),
    vatId: z.string().min(1).max(30),
    result: z.enum(VAT_ID_RESULTS),
    name: textSchema(200),
    checkedOn: dateSchema,
  }),
  response: 'empty',
  changes: ['settlement'],
  stepUp: true,
});

export const confirmVatIdCheck = endpoint({
  method: 'POST',
  path: '/api/support/settlement/vat-ids/:checkId/confirmation',
  summary: 'Confirm, as another person, what VIES said; from then on it counts, for a year',
  scope: 'platform',
  permission: 'settlement.manage',
  params: z.strictObject({ checkId: idSchema }),
  response: 'empty',
  changes: ['settlement'],
  stepUp: true,
  errors: ['second-person-needed'],
});

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
    bankAccountVersionId: idSchema,
    result: z.enum(PAYEE_RESULTS),
    note: textSchema(500),
  }),
  response: 'empty',
  changes: ['settlement'],
  stepUp: true,
});
