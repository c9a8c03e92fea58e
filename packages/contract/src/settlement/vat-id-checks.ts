import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { dateSchema, textSchema } from '../wire/values.ts';
import { checkIdSchema, checksQuery } from './checks.ts';

/** What VIES answers. */
export const VAT_ID_RESULTS = ['valid', 'invalid'] as const;

const vatIdSchema = z.strictObject({
  accountId: z.string(),
  accountName: z.string(),
  /** As the owner declared it. */
  supplier: z.string(),
  vatId: z.string(),
  check: z
    .strictObject({
      id: checkIdSchema,
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
  params: z.strictObject({ checkId: checkIdSchema }),
  response: 'empty',
  changes: ['settlement'],
  stepUp: true,
  errors: ['second-person-needed', 'own-account'],
});
