import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { rawTextSchema, timestampSchema, uuidSchema } from '../wire/values.ts';
import { uidSchema } from '../whitelist.ts';
import { networkSchema, networkParams } from './networks.ts';

const networkCardSchema = z.strictObject({
  id: uuidSchema,
  uidMasked: z.string(),
  visualNumber: z.string().nullable(),
  contractId: z.string().nullable(),
  expiresAt: timestampSchema.nullable(),
  blocked: z.boolean(),
});
export type NetworkCard = z.infer<typeof networkCardSchema>;

export const listNetworkCards = endpoint({
  method: 'GET',
  path: '/api/support/networks/:networkId/cards',
  summary:
    'Cards of an issuer: the first hundred whose number, printed number or contract begins with what is asked for',
  looks: null,
  scope: 'platform',
  permission: 'support.view',
  params: networkParams,
  query: z.strictObject({ q: rawTextSchema(40).trim().default('') }),
  response: z.strictObject({ network: networkSchema, cards: z.array(networkCardSchema), more: z.boolean() }),
  errors: ['not-found'],
  changedBy: ['settlement'],
});

/** Empty is none. */
const optionalSchema = (maxLength: number) =>
  rawTextSchema(maxLength)
    .trim()
    .regex(/^[\x20-\x7e]*$/, { error: 'uid-characters' })
    .transform((text) => text || null);

/** A card as its issuer describes it: in the form, and in a line of a file. */
export const networkCardBodySchema = z.strictObject({
  uid: uidSchema,
  visualNumber: optionalSchema(40),
  contractId: optionalSchema(40),
  /** The last day on which it is valid; empty: it does not expire. */
  expiresOn: z.union([z.literal('').transform(() => null), z.iso.date()]),
  blocked: z.boolean(),
});
export type NetworkCardBody = z.output<typeof networkCardBodySchema>;

export const putNetworkCard = endpoint({
  method: 'PUT',
  path: '/api/support/networks/:networkId/cards',
  summary: 'Register a card of an issuer, or change the one with that number',
  scope: 'platform',
  permission: 'settlement.manage',
  params: networkParams,
  body: networkCardBodySchema,
  response: 'empty',
  errors: ['not-found'],
  changes: ['settlement', 'mobility-card', 'whitelist'],
  stepUp: true,
});

export const confirmNetworkCards = endpoint({
  method: 'POST',
  path: '/api/support/networks/:networkId/cards/confirmation',
  summary:
    'Confirm the cards of an issuer that others have registered: what they charge is paid if their issuer pays',
  scope: 'platform',
  permission: 'settlement.manage',
  params: networkParams,
  /** As many as were seen. */
  body: z.strictObject({ cards: z.number().int().min(1) }),
  response: networkSchema,
  errors: ['not-found', 'cards-changed'],
  changes: ['settlement'],
  stepUp: true,
});

export const MAX_CARDS_IN_FILE = 50_000;

export const importNetworkCards = endpoint({
  method: 'POST',
  path: '/api/support/networks/:networkId/cards/file',
  summary:
    'Register the cards of a CSV file (docs/card-files.md): all of them, or none and what is wrong with it',
  scope: 'platform',
  permission: 'settlement.manage',
  params: networkParams,
  body: 'file',
  response: z.strictObject({
    added: z.number().int(),
    changed: z.number().int(),
    /** The first of them; empty: the cards are registered. */
    problems: z.array(
      z.strictObject({
        /** 1 is the first of the file; 0: the file as a whole. */
        line: z.number().int(),
        /** The column; empty: the line as a whole. */
        field: z.string(),
        code: z.string(),
      }),
    ),
  }),
  errors: ['not-found', 'file-too-large'],
  changes: ['settlement', 'mobility-card', 'whitelist'],
  stepUp: true,
});
