import { isDutchEan, normaliseEan } from '@laadpoort/domain/reports/ere/ean';
import { isDutchPostalCode, normalisePostalCode } from '@laadpoort/domain/settlement/party';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { dateSchema, energyWhSchema, textSchema, uuidSchema } from '../wire/values.ts';
import { yearSchema } from './reimbursements.ts';

const eanSchema = textSchema(30).overwrite(normaliseEan).refine(isDutchEan, { error: 'ean' });
/** More than 0 up to 100, at most two decimals; typed with a comma or a point. */
export const typedPercentSchema = z
  .string()
  .trim()
  .overwrite((typed) => typed.replace(',', '.'))
  .regex(/^(?!0+(?:\.0+)?$)(?:100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?)$/, { error: 'renewable-percent' });

export const ereMeterBodySchema = z.strictObject({
  /** First day on which it holds, by the clock of the station. */
  validFrom: dateSchema,
  ean: eanSchema.nullable(),
  meterSerial: textSchema(50).nullable(),
  mid: textSchema(50).nullable(),
  builtIn: z.boolean(),
  /** Of electricity of one's own, with what shows it; null: it delivers what the grid does. */
  own: z.strictObject({ renewablePercent: typedPercentSchema, proof: textSchema(200) }).nullable(),
});
export type EreMeterBody = z.infer<typeof ereMeterBodySchema>;

export const enterEreMeter = endpoint({
  method: 'POST',
  path: '/api/reports/ere/chargers/:chargePointId',
  summary:
    'Enter the connection and the meter of a charger from a day on; what was entered before stays for the days before',
  scope: 'account',
  permission: 'account.manage',
  params: z.strictObject({ chargePointId: uuidSchema }),
  body: ereMeterBodySchema,
  response: 'empty',
  errors: ['not-found'],
  changes: ['account'],
});

export const ereAuthorisationBodySchema = z.strictObject({
  /** Of the text that was read. */
  version: z.number().int(),
  /** Who claims. */
  service: textSchema(100),
  /** As it is signed. */
  signedName: textSchema(100),
  street: textSchema(100),
  postalCode: textSchema(12)
    .overwrite(normalisePostalCode)
    .refine(isDutchPostalCode, { error: 'dutch-postal-code' }),
  city: textSchema(100),
  eans: z.array(eanSchema).min(1, { error: 'required' }).max(500, { error: 'too-long' }),
  validFrom: dateSchema,
  validUntil: dateSchema,
  /** That the service may ask the grid operator about the connection. */
  mayAskGridOperator: z.literal(true, { error: 'required' }),
});
export type EreAuthorisationBody = z.infer<typeof ereAuthorisationBodySchema>;

export const authoriseEre = endpoint({
  method: 'POST',
  path: '/api/reports/ere/authorisations',
  summary: 'Sign that a booking service may claim for connections in a period of a calendar year',
  scope: 'account',
  permission: 'bank.manage',
  body: ereAuthorisationBodySchema,
  response: 'empty',
  changes: ['account'],
  stepUp: true,
  errors: ['agreement-changed'],
});

export const withdrawEreAuthorisation = endpoint({
  method: 'POST',
  path: '/api/reports/ere/authorisations/:authorisationId/withdraw',
  summary: 'Withdraw an authorisation: it remains valid up to and including today',
  scope: 'account',
  permission: 'bank.manage',
  params: z.strictObject({ authorisationId: z.string().regex(/^[1-9]\d{0,17}$/) }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['account'],
  stepUp: true,
});

export const claimEre = endpoint({
  method: 'POST',
  path: '/api/reports/ere/claims',
  summary:
    'Claim what counts of a year, as it was seen; a session is claimed once, and a claim is never changed',
  scope: 'account',
  permission: 'bank.manage',
  body: z.strictObject({ year: yearSchema, sessions: z.number().int().min(1), energyWh: energyWhSchema }),
  response: z.strictObject({ claimId: z.string() }),
  changes: ['account'],
  stepUp: true,
  errors: ['ere-changed'],
});
