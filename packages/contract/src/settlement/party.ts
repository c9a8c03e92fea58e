import {
  isDutchPostalCode,
  isDutchVatId,
  isKvk,
  normaliseKvk,
  normalisePostalCode,
  normaliseVatId,
  PARTY_KINDS,
} from '@laadpoort/domain/settlement/party';
import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, dateSchema, textSchema, timestampSchema } from '../wire/values.ts';

const kvkSchema = textSchema(20).overwrite(normaliseKvk).refine(isKvk, { error: 'kvk' });
const vatIdSchema = textSchema(30).overwrite(normaliseVatId).refine(isDutchVatId, { error: 'vat-id' });

const common = {
  name: textSchema(100),
  street: textSchema(100),
  city: textSchema(100),
  /** The first day on which it holds, in the Netherlands. */
  validFrom: dateSchema,
};
const anywhere = {
  ...common,
  postalCode: textSchema(12),
  country: z.string().regex(/^[A-Z]{2}$/, { error: 'country' }),
};
const inTheNetherlands = {
  ...common,
  postalCode: textSchema(12)
    .overwrite(normalisePostalCode)
    .refine(isDutchPostalCode, { error: 'dutch-postal-code' }),
  country: z.literal('NL'),
};

/** What each kind of party has to say; others than these fields are refused. */
export const partyBodySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('private'), ...anywhere }),
  z.strictObject({ kind: z.literal('other'), ...anywhere }),
  z.strictObject({
    kind: z.literal('kor'),
    ...inTheNetherlands,
    kvk: kvkSchema,
    vatId: vatIdSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('very-small'), ...inTheNetherlands, kvk: kvkSchema }),
  z.strictObject({ kind: z.literal('vat-nl'), ...inTheNetherlands, kvk: kvkSchema, vatId: vatIdSchema }),
]);
export type PartyBody = z.infer<typeof partyBodySchema>;

const partySchema = z.strictObject({
  kind: z.enum(PARTY_KINDS),
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
  kvk: z.string().nullable(),
  vatId: z.string().nullable(),
  validFrom: dateSchema,
  declaredAt: timestampSchema,
  declaredBy: z.string(),
});
export type Party = z.infer<typeof partySchema>;

const partyResponse = z.strictObject({
  /** As it holds today; null: nobody has declared it. */
  party: partySchema.nullable(),
  /** What will hold later, the nearest first. */
  coming: z.array(partySchema),
  /** How near this calendar year is to the limit of its scheme; null: there is none. */
  yearLimit: z
    .strictObject({
      year: z.number().int(),
      /** Charged at the account's stations. */
      amount: amountSchema,
      /** What its owner earns elsewhere in that year, as declared last; null: nobody has said. */
      otherTurnover: amountSchema.nullable(),
      limit: amountSchema,
      reached: z.enum(['no', 'near', 'over']),
    })
    .nullable(),
});
export type PartyAnswer = z.infer<typeof partyResponse>;

export const getParty = endpoint({
  method: 'GET',
  path: '/api/account/party',
  summary: 'Who is reimbursed: name, address and what they are for VAT',
  scope: 'account',
  permission: 'account.view',
  response: partyResponse,
  changedBy: ['account', 'billing'],
});

export const declareParty = endpoint({
  method: 'POST',
  path: '/api/account/party',
  summary:
    'Declare who is reimbursed from a given day on; earlier declarations keep applying to the days before',
  scope: 'account',
  permission: 'account.manage',
  body: partyBodySchema,
  response: partyResponse,
  perHour: 60,
  changes: ['account'],
  stepUp: true,
});

export const otherTurnoverBodySchema = z.strictObject({
  year: z.number().int().min(2000).max(2999),
  /** Euro without VAT, typed with a comma or a point. */
  amount: z
    .string()
    .trim()
    .overwrite((typed) => typed.replace(',', '.'))
    .regex(/^\d{1,9}(\.\d{1,2})?$/, { error: 'euro-amount' }),
});

export const declareOtherTurnover = endpoint({
  method: 'POST',
  path: '/api/account/party/other-turnover',
  summary:
    'Declare what the owner earns elsewhere in this year or the last one: it counts for the limit of a scheme for small businesses',
  scope: 'account',
  permission: 'account.manage',
  body: otherTurnoverBodySchema,
  response: partyResponse,
  changes: ['account', 'billing'],
});
