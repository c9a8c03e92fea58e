import { z } from 'zod';
import { currencySchema, timestampSchema, uuidSchema } from './wire/values.ts';

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
export const energyWith = (price: z.ZodString) =>
  z.strictObject({ kind: z.literal('energy'), pricePerKwh: price, window });
export const othersWith = (price: z.ZodString) =>
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
