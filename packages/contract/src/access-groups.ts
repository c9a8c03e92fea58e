import { BUDGET_PERIODS, BUDGET_UNITS } from '@laadpoort/domain/whitelist/access-group';
import { z } from 'zod';
import {
  furtherComponentsSchema,
  tariffComponentSchema,
  tariffWindowSchema,
  vatBasisSchema,
} from './tariffs.ts';
import { uidSchema } from './whitelist.ts';
import { endpoint } from './wire/endpoint.ts';
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
      .array(z.strictObject({ uid: uidSchema, description: textSchema(100) }))
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
const useSchema = z.strictObject({
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

const groupParams = z.strictObject({ groupId: uuidSchema });

export const listAccessGroups = endpoint({
  method: 'GET',
  path: '/api/access-groups',
  summary: 'Access groups of the account, and what is left of the budget of each person in them',
  scope: 'account',
  permission: 'whitelist.manage',
  response: z.strictObject({
    groups: z.array(accessGroupSchema),
    /** Who can be in a group. */
    members: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
  changedBy: ['whitelist', 'session', 'account'],
});

export const addAccessGroup = endpoint({
  method: 'POST',
  path: '/api/access-groups',
  summary: 'Let cards and members charge at a price of their own, from their next session on',
  scope: 'account',
  permission: 'whitelist.manage',
  body: accessGroupBodySchema,
  response: z.strictObject({ id: uuidSchema }),
  errors: ['not-found'],
  changes: ['whitelist'],
});

export const changeAccessGroup = endpoint({
  method: 'PUT',
  path: '/api/access-groups/:groupId',
  summary: 'Change a group; sessions that have started keep what they were told',
  scope: 'account',
  permission: 'whitelist.manage',
  params: groupParams,
  body: accessGroupBodySchema,
  response: z.strictObject({ id: uuidSchema }),
  errors: ['not-found'],
  changes: ['whitelist'],
});

export const removeAccessGroup = endpoint({
  method: 'DELETE',
  path: '/api/access-groups/:groupId',
  summary: 'Remove a group; its sessions stay as they were',
  scope: 'account',
  permission: 'whitelist.manage',
  params: groupParams,
  response: 'empty',
  errors: ['not-found'],
  changes: ['whitelist'],
});

export const listMobilityGroups = endpoint({
  method: 'GET',
  path: '/api/mobility/groups',
  summary: 'Access groups that the signed-in person’s cards are in, and what is left of their budgets',
  scope: 'self',
  permission: null,
  response: z.strictObject({
    groups: z.array(
      z.strictObject({
        id: uuidSchema,
        name: z.string(),
        /** Whose stations they are. */
        accountName: z.string(),
        price: groupPriceSchema,
        windows: z.array(tariffWindowSchema),
        budget: groupBudgetSchema.nullable(),
        use: useSchema,
      }),
    ),
  }),
  changedBy: ['session', 'whitelist', 'mobility-card'],
});
