import { componentProblems } from '@laadpoort/domain/tariffs/component-problems';
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
const energyWith = (price: z.ZodString) =>
  z.strictObject({ kind: z.literal('energy'), pricePerKwh: price, window });
const othersWith = (price: z.ZodString) =>
  [
    /** From start to stop, but for seconds that are charged as idle. */
    z.strictObject({ kind: z.literal('time'), pricePerHour: price, window }),
    /** For a session with energy, as the minimum and the maximum. */
    z.strictObject({ kind: z.literal('start'), price }),
    /** While the car blocks its place without charging, after the grace that a session has once. */
    z.strictObject({
      kind: z.literal('idle'),
      pricePerHour: price,
      graceMinutes: z
        .number({ error: 'grace-minutes' })
        .int({ error: 'grace-minutes' })
        .min(0, { error: 'grace-minutes' })
        .max(1440, { error: 'grace-minutes' }),
      window,
    }),
    z.strictObject({ kind: z.literal('minimum'), amount: price }),
    z.strictObject({ kind: z.literal('maximum'), amount: price }),
  ] as const;

/** As it is stored: a discount makes prices of 6 decimals of those that were typed. */
const storedPriceSchema = z.string().regex(/^\d{1,3}(\.\d{1,6})?$/, { error: 'price' });

/** Of several of a kind the first whose window matches applies, then the one without a window. */
export const tariffComponentSchema = z.discriminatedUnion('kind', [
  energyWith(storedPriceSchema),
  ...othersWith(storedPriceSchema),
]);

export const tariffVersionSchema = z.strictObject({
  id: uuidSchema,
  currency: currencySchema,
  vatBasis: vatBasisSchema,
  components: z.array(tariffComponentSchema),
  validFrom: timestampSchema,
  validUntil: timestampSchema.nullable(),
  /** It was planned, and never came into effect. */
  cancelledAt: timestampSchema.nullable(),
  createdBy: z.string(),
});
export type TariffVersion = z.infer<typeof tariffVersionSchema>;

/** Energy at other times, and what else is charged for. */
const eachFurtherSchema = z
  .array(
    z.discriminatedUnion('kind', [
      energyWith(pricePerKwhSchema).extend({ window: tariffWindowSchema }),
      ...othersWith(priceSchema),
    ]),
  )
  .max(20, { error: 'too-many' });

export const furtherComponentsSchema = eachFurtherSchema
  // How they go together is asked of components that are right by themselves: zod asks it of others too.
  .superRefine((components, context) => {
    if (!eachFurtherSchema.safeParse(components).success) return;
    for (const { path, reason } of componentProblems(components))
      context.addIssue({ code: 'custom', path: [...path], message: reason });
  });

export const pricingPolicyBodySchema = z.strictObject({
  /** At all times that no window of the components below has. */
  pricePerKwh: pricePerKwhSchema,
  vatBasis: vatBasisSchema,
  further: furtherComponentsSchema.default([]),
  /** null: now. */
  validFrom: timestampSchema.nullable().default(null),
});

const stationParams = z.strictObject({ stationId: uuidSchema });

export const pricingSchema = z.strictObject({
  current: tariffVersionSchema.nullable(),
  /** Newest first: those after the current one are planned, unless they are cancelled. */
  versions: z.array(tariffVersionSchema),
  /** Sessions running now; they keep the rate of their start. */
  runningSessions: z.number().int(),
  /** Of the station: windows are read by its clock. */
  timeZone: z.string(),
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

export const getSupportPricing = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/pricing',
  summary: 'The pricing policies of the station of a device, in any account',
  looks: 'support.view-pricing',
  scope: 'platform',
  permission: 'support.view',
  params: z.strictObject({ chargePointId: uuidSchema }),
  response: pricingSchema,
  errors: ['not-found'],
  changedBy: ['session', 'tariff'],
});

export const setPricingPolicy = endpoint({
  method: 'POST',
  path: '/api/stations/:stationId/pricing',
  summary: 'Set a pricing policy: a new version, from now or from a later moment on, ends the one before it',
  scope: 'account',
  permission: 'pricing.manage',
  params: stationParams,
  body: pricingPolicyBodySchema,
  response: pricingSchema,
  errors: ['not-found'],
  changes: ['tariff'],
});

export const cancelTariffVersion = endpoint({
  method: 'POST',
  path: '/api/stations/:stationId/pricing/:versionId/cancel',
  summary: 'Cancel a planned version: the one before it stays in effect',
  scope: 'account',
  permission: 'pricing.manage',
  params: stationParams.extend({ versionId: uuidSchema }),
  response: pricingSchema,
  errors: ['not-found', 'tariff-in-effect'],
  changes: ['tariff'],
});
