import { z } from 'zod';
import { endpoint } from './wire/endpoint.ts';
import { currencySchema, pricePerKwhSchema, timestampSchema, uuidSchema } from './wire/values.ts';

export const vatBasisSchema = z.enum(['excl', 'incl']);

/** Other components (start fee, per hour, idle) will join this union later. */
export const tariffComponentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('energy'), pricePerKwh: pricePerKwhSchema }),
]);

export const tariffVersionSchema = z.strictObject({
  id: uuidSchema,
  currency: currencySchema,
  vatBasis: vatBasisSchema,
  components: z.array(tariffComponentSchema),
  validFrom: timestampSchema,
  validUntil: timestampSchema.nullable(),
  createdBy: z.string(),
});
export type TariffVersion = z.infer<typeof tariffVersionSchema>;

export const pricingPolicyBodySchema = z.strictObject({
  pricePerKwh: pricePerKwhSchema,
  vatBasis: vatBasisSchema,
});

const stationParams = z.strictObject({ stationId: uuidSchema });

export const pricingSchema = z.strictObject({
  current: tariffVersionSchema.nullable(),
  /** Newest first. */
  versions: z.array(tariffVersionSchema),
  /** Sessions running now; they keep the rate of their start. */
  runningSessions: z.number().int(),
});

export const getPricing = endpoint({
  method: 'GET',
  path: '/api/stations/:stationId/pricing',
  summary: 'The pricing policy in force and its history',
  scope: 'account',
  permission: 'stations.view',
  params: stationParams,
  response: pricingSchema,
  errors: ['not-found'],
  changedBy: ['session', 'tariff'],
});

export const setPricingPolicy = endpoint({
  method: 'POST',
  path: '/api/stations/:stationId/pricing',
  summary: 'Set a pricing policy: closes the version in force and starts a new one now',
  scope: 'account',
  permission: 'pricing.manage',
  params: stationParams,
  body: pricingPolicyBodySchema,
  response: pricingSchema,
  errors: ['not-found'],
  changes: ['tariff'],
});
