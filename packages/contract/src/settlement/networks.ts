import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { dateSchema, reasonSchema, textSchema, timestampSchema, uuidSchema } from '../wire/values.ts';

export const networkSchema = z.strictObject({
  id: uuidSchema,
  name: z.string(),
  cards: z.number().int(),
  /** Whether it pays the operator for what its cards charge: nobody says so, somebody does, or it counts. */
  pays: z.enum(['no', 'said', 'confirmed']),
  saidBy: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  confirmedAt: timestampSchema.nullable(),
  /** For sessions that began from then on; null: for all. */
  paysFrom: timestampSchema.nullable(),
  /** Whether the reader can be the second person that it waits for. */
  mayConfirm: z.boolean(),
  /** Cards that wait for a second person: nothing is paid for what they charge. */
  waitingCards: z.number().int(),
  /** Those of them that the reader may confirm. */
  confirmableCards: z.number().int(),
});
export type Network = z.infer<typeof networkSchema>;

export const networkParams = z.strictObject({ networkId: uuidSchema });

export const listNetworks = endpoint({
  method: 'GET',
  path: '/api/support/networks',
  summary: 'Issuers of cards that are registered here, and whether they pay for what their cards charge',
  looks: null,
  scope: 'platform',
  permission: 'support.view',
  response: z.strictObject({ networks: z.array(networkSchema) }),
  changedBy: ['settlement'],
});

export const networkBodySchema = z.strictObject({ name: textSchema(100) });

export const addNetwork = endpoint({
  method: 'POST',
  path: '/api/support/networks',
  summary: 'Register an issuer of cards; its cards may charge, and nothing is reimbursed until it pays',
  scope: 'platform',
  permission: 'settlement.manage',
  body: networkBodySchema,
  response: networkSchema,
  errors: ['network-exists'],
  changes: ['settlement'],
  stepUp: true,
});

export const networkPaysBodySchema = z.strictObject({
  pays: z.boolean(),
  /** The first day of it: for sessions that began from then on, in the Netherlands. */
  from: dateSchema,
  reason: reasonSchema,
});

export const sayNetworkPays = endpoint({
  method: 'POST',
  path: '/api/support/networks/:networkId/pays',
  summary:
    'Say that an issuer pays for what its cards charge, which a second person confirms; or that it does not, which counts at once',
  scope: 'platform',
  permission: 'settlement.manage',
  params: networkParams,
  body: networkPaysBodySchema,
  response: networkSchema,
  errors: ['not-found', 'network-changed'],
  changes: ['settlement'],
  stepUp: true,
});

export const confirmNetworkPays = endpoint({
  method: 'POST',
  path: '/api/support/networks/:networkId/pays/confirmation',
  summary: 'Confirm that an issuer pays, as somebody else has recorded',
  scope: 'platform',
  permission: 'settlement.manage',
  params: networkParams,
  /** From when on it pays, as the second person has read it. */
  body: z.strictObject({ paysFrom: timestampSchema.nullable() }),
  response: networkSchema,
  errors: ['not-found', 'second-person-needed', 'network-changed'],
  changes: ['settlement'],
  stepUp: true,
});
