import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { textSchema, timestampSchema } from '../wire/values.ts';

export const bankAccountSchema = z.strictObject({
  /** Masked: `NL91 **** **** 00` */
  ibanMasked: z.string(),
  holder: z.string(),
  changedAt: timestampSchema,
  changedBy: z.string(),
  /** Nothing is paid to it before, and it can be cancelled; null: that is over. */
  payableFrom: timestampSchema.nullable(),
});
export type BankAccount = z.infer<typeof bankAccountSchema>;

export const bankAccountBodySchema = z.strictObject({
  /** As copied: spaces, dashes, points and lower case are allowed; checked by country length and mod-97 (ISO 13616). */
  iban: z.string().trim().min(1, { error: 'required' }).max(100, { error: 'too-long' }),
  holder: textSchema(70),
});

const bankAccountResponse = z.strictObject({ bankAccount: bankAccountSchema.nullable() });

export const getBankAccount = endpoint({
  method: 'GET',
  path: '/api/account/bank-account',
  summary: 'The bank account reimbursements are paid to',
  scope: 'account',
  permission: 'account.view',
  response: bankAccountResponse,
  changedBy: ['account'],
});

export const putBankAccount = endpoint({
  method: 'PUT',
  path: '/api/account/bank-account',
  summary: 'Set the bank account; nothing is paid to it for 72 hours',
  scope: 'account',
  permission: 'bank.manage',
  body: bankAccountBodySchema,
  response: bankAccountResponse,
  errors: ['owner-is-new'],
  perHour: 60,
  changes: ['account', 'mail'],
  stepUp: true,
});

export const cancelBankAccount = endpoint({
  method: 'DELETE',
  path: '/api/account/bank-account/change',
  summary: 'Cancel what was set within 72 hours: the bank account before it counts again',
  scope: 'account',
  permission: 'bank.manage',
  response: bankAccountResponse,
  errors: ['too-late-to-cancel'],
  perHour: 60,
  changes: ['account', 'mail'],
  stepUp: true,
});
