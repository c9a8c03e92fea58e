import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { timestampSchema } from '../wire/values.ts';

const agreementResponse = z.strictObject({
  /** Of the text that is asked to be accepted now; the portal has it in both languages. */
  version: z.number().int(),
  /** Null: nobody has accepted this version. */
  accepted: z.strictObject({ at: timestampSchema, by: z.string() }).nullable(),
  /** Whom it is concluded with; null: nobody is set up. */
  operator: z
    .strictObject({ name: z.string(), city: z.string(), kvk: z.string(), email: z.string() })
    .nullable(),
});

export const getAgreement = endpoint({
  method: 'GET',
  path: '/api/account/agreement',
  summary: 'The agreement that the operator makes out documents for the account, and who accepted it',
  scope: 'account',
  permission: 'account.view',
  response: agreementResponse,
  changedBy: ['account'],
});

export const acceptAgreement = endpoint({
  method: 'POST',
  path: '/api/account/agreement',
  summary: 'Accept the agreement',
  scope: 'account',
  permission: 'bank.manage',
  /** Of the text that was read. */
  body: z.strictObject({ version: z.number().int() }),
  response: agreementResponse,
  changes: ['account', 'billing'],
  stepUp: true,
  errors: ['agreement-changed'],
});
