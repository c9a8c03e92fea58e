import { BUDGET_PERIODS, BUDGET_UNITS } from '@laadpoort/domain/whitelist/group-budget';
import { z } from 'zod';
import { furtherComponentsSchema } from './tariffs.ts';
import { tariffComponentSchema, tariffWindowSchema, vatBasisSchema } from './tariff-version.ts';
import { uidSchema } from './whitelist.ts';
import { energyWhSchema, pricePerKwhSchema, textSchema, uuidSchema } from './wire/values.ts';

/** As it is typed. */
const typedPriceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('free') }),
  z.strictObject({
    kind: z.literal('discount'),
    percent: z
      .number({ error: 'percent' })
      .int({ error: 'percent' })
      .min(1, { error: 'percent' })
      .max(99, { error: 'percent' }),
  }),
  z.strictObject({
    kind: z.literal('own'),
    /** At all times that no window of the components below has. */
    pricePerKwh: pricePerKwhSchema,
    vatBasis: vatBasisSchema,
    further: furtherComponentsSchema.default([]),
  }),
]);

/** As it is kept. */
export const groupPriceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('free') }),
  z.strictObject({ kind: z.literal('discount'), percent: z.number().int() }),
  z.strictObject({
    kind: z.literal('own'),
    vatBasis: vatBasisSchema,
    components: z.array(tariffComponentSchema),
  }),
]);

/** For each person in the group; euros are without VAT. */
export const groupBudgetSchema = z.strictObject({
  unit: z.enum(BUDGET_UNITS),
  /** Above 0, up to 99999.99. */
  limit: z
    .string()
    .regex(/^\d{1,5}(\.\d{1,2})?$/, { error: 'budget-limit' })
    .refine((limit) => /[1-9]/.test(limit), { error: 'budget-limit' }),
  period: z.enum(BUDGET_PERIODS),
});

const groupWindowSchema = tariffWindowSchema.refine(({ from, until }) => from !== until, {
  error: 'window-empty',
  path: ['until'],
});

export const accessGroupBodySchema = z
  .strictObject({
    name: textSchema(60),
    cards: z
      .array(
        z.strictObject({
          uid: uidSchema,
          description: textSchema(100),
          /** That a number is meant which is no UID. */
          unusualUid: z.boolean().default(false),
        }),
      )
      .max(500, { error: 'too-many' }),
    memberIds: z.array(z.string().max(100)).max(500, { error: 'too-many' }),
    /** Empty: all stations. */
    stationIds: z.array(uuidSchema).max(500),
    /** By the station's clock; empty: always. */
    windows: z.array(groupWindowSchema).max(10, { error: 'too-many' }),
    price: typedPriceSchema,
    /** null: no limit. */
    budget: groupBudgetSchema.nullable(),
  })
  .superRefine(({ cards, memberIds, price, budget }, context) => {
    if (cards.length === 0 && memberIds.length === 0)
      context.addIssue({ code: 'custom', path: ['memberIds'], message: 'nobody' });
    if (price.kind === 'free' && budget?.unit === 'euro')
      context.addIssue({ code: 'custom', path: ['budget', 'unit'], message: 'budget-of-free' });
  });

/** What somebody has charged in the present period, and what is left, in the unit of the budget. */
export const useSchema = z.strictObject({
  energyWh: energyWhSchema,
  amountWithoutVat: z.string(),
  left: z.string().nullable(),
});

export const accessGroupSchema = z.strictObject({
  id: uuidSchema,
  name: z.string(),
  cards: z.array(z.strictObject({ uid: z.string(), description: z.string(), use: useSchema })),
  members: z.array(z.strictObject({ id: z.string(), name: z.string(), use: useSchema })),
  stationIds: z.array(uuidSchema),
  windows: z.array(tariffWindowSchema),
  price: groupPriceSchema,
  budget: groupBudgetSchema.nullable(),
});
export type AccessGroup = z.infer<typeof accessGroupSchema>;
