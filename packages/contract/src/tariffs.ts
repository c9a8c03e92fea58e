import { z } from 'zod';
import { endpoint } from './wire/endpoint.ts';
import {
  currencySchema,
  priceSchema,
  pricePerKwhSchema,
  timestampSchema,
  uuidSchema,
} from './wire/values.ts';

export const vatBasisSchema = z.enum(['excl', 'incl']);

const untilSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'time-of-day' });

/** By the station's clock. */
export const tariffWindowSchema = z.strictObject({
  /** 1 is Monday. Over midnight the day is the one on which the window starts. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1, { error: 'required' }).max(7),
  from: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'time-of-day' }),
  /** Exclusive; before `from`: of the next day. */
  until: untilSchema,
});

const window = tariffWindowSchema.optional();
const energySchema = z.strictObject({ kind: z.literal('energy'), pricePerKwh: pricePerKwhSchema, window });
const otherComponents = [
  /** From start to stop, but for seconds that are charged as idle. */
  z.strictObject({ kind: z.literal('time'), pricePerHour: priceSchema, window }),
  /** For a session with energy, as the minimum and the maximum. */
  z.strictObject({ kind: z.literal('start'), price: priceSchema }),
  /** While the car blocks its place without charging, after the grace that a session has once. */
  z.strictObject({
    kind: z.literal('idle'),
    pricePerHour: priceSchema,
    graceMinutes: z
      .number()
      .int({ error: 'not-a-number' })
      .min(0, { error: 'too-small' })
      .max(1440, { error: 'too-large' }),
    window,
  }),
  z.strictObject({ kind: z.literal('minimum'), amount: priceSchema }),
  z.strictObject({ kind: z.literal('maximum'), amount: priceSchema }),
] as const;

/** Of several of a kind the first whose window matches applies, then the one without a window. */
export const tariffComponentSchema = z.discriminatedUnion('kind', [energySchema, ...otherComponents]);

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
