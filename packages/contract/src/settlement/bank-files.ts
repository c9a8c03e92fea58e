import { NOT_MATCHED_REASONS } from '@laadpoort/domain/settlement/payouts/match-record';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, dateSchema, reasonSchema, textSchema, timestampSchema } from '../wire/values.ts';

const fileSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  format: z.string(),
  entries: z.number().int(),
  importedAt: timestampSchema,
  importedBy: z.string(),
  /** Of its records that no file told before: about payments of ours, and those that a person has to look at. */
  matched: z.number().int(),
  notMatched: z.number().int(),
});
export type BankFile = z.infer<typeof fileSchema>;

const recordSchema = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  /** Which entry of the file. */
  entry: z.number().int(),
  /** A booking on the operator's account, or a payment that the bank refused. */
  kind: z.enum(['debit', 'credit', 'rejection']),
  amount: amountSchema.nullable(),
  bookedOn: dateSchema.nullable(),
  endToEndId: z.string().nullable(),
  paymentInfoId: z.string().nullable(),
  reasonCode: z.string().nullable(),
  reasonText: z.string().nullable(),
  problem: z.enum(NOT_MATCHED_REASONS),
});
export type UnmatchedRecord = z.infer<typeof recordSchema>;

export const listBankFiles = endpoint({
  method: 'GET',
  path: '/api/support/bank-files',
  summary: 'Bank files that were imported, the latest first',
  scope: 'platform',
  permission: 'support.view',
  looks: null,
  response: z.strictObject({ files: z.array(fileSchema) }),
  changedBy: ['settlement'],
});

export const importBankFile = endpoint({
  method: 'POST',
  path: '/api/support/bank-files',
  summary:
    'Read a file of the bank (pain.002, camt.053, camt.054), all of it or nothing; the body is the file. The same file again changes nothing',
  scope: 'platform',
  permission: 'settlement.manage',
  query: z.strictObject({ name: textSchema(120) }),
  body: 'file',
  response: z.strictObject({ file: fileSchema, wasReadBefore: z.boolean() }),
  errors: ['operator-not-set-up', 'file-too-large'],
  changes: ['settlement', 'billing'],
  stepUp: true,
});

export const listUnmatchedRecords = endpoint({
  method: 'GET',
  path: '/api/support/bank-records',
  summary: 'Bookings and refusals of the bank that match no payment, the oldest first',
  scope: 'platform',
  permission: 'support.view',
  looks: null,
  response: z.strictObject({ records: z.array(recordSchema), total: z.number().int() }),
  changedBy: ['settlement'],
});

export const assignBankRecord = endpoint({
  method: 'POST',
  path: '/api/support/bank-records/:recordId/assignment',
  summary:
    'Say with a reason which payment a record of the bank is about, which takes another person than the one who read its file; or that it is about none',
  scope: 'platform',
  permission: 'settlement.manage',
  params: z.strictObject({ recordId: z.string().regex(/^\d{1,18}$/) }),
  body: z.strictObject({
    /** `LP12-3`; null: about none. */
    endToEndId: textSchema(35).nullable(),
    reason: reasonSchema,
  }),
  response: 'empty',
  errors: ['not-found', 'second-person-needed'],
  changes: ['settlement', 'billing'],
  stepUp: true,
});
