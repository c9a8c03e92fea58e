import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, textSchema, timestampSchema, uuidSchema } from '../wire/values.ts';

const versionParams = z.strictObject({ stationId: uuidSchema, versionId: uuidSchema });

/** Sums without VAT of the sessions that would be priced again. */
export const priceDifferenceSchema = z.strictObject({
  sessions: z.number().int(),
  /** Those that would cost more: an owner cannot do that. */
  raised: z.number().int(),
  before: amountSchema,
  after: amountSchema,
});
export type PriceDifference = z.infer<typeof priceDifferenceSchema>;

export const priceAgainBodySchema = z.strictObject({
  /** Sessions that started from then on. */
  from: timestampSchema,
  reason: textSchema(500),
  /** The difference that the person saw: another one is refused. */
  seen: priceDifferenceSchema,
});

export const getPriceAgain = endpoint({
  method: 'GET',
  path: '/api/stations/:stationId/pricing/:versionId/price-again',
  summary:
    'What would change if the ended, unsettled sessions of a station that started from a moment on were priced by this version',
  scope: 'account',
  permission: 'pricing.manage',
  params: versionParams,
  /** Sessions that started from then on; by default since the version began. */
  query: z.strictObject({ from: timestampSchema.optional() }),
  response: priceDifferenceSchema,
  errors: ['not-found', 'too-many-sessions'],
  changedBy: ['session', 'tariff'],
});

export const priceAgain = endpoint({
  method: 'POST',
  path: '/api/stations/:stationId/pricing/:versionId/price-again',
  summary: 'Price them by this version: only if none of them would cost more',
  scope: 'account',
  permission: 'pricing.manage',
  params: versionParams,
  body: priceAgainBodySchema,
  response: priceDifferenceSchema,
  errors: ['not-found', 'too-many-sessions', 'price-raised', 'session-changed'],
  changes: ['session', 'billing'],
});
