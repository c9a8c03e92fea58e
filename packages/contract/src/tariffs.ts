import { componentProblems } from '@laadpoort/domain/tariffs/component-problems';
import { z } from 'zod';
import { endpoint } from './wire/endpoint.ts';
import { priceSchema, pricePerKwhSchema, timestampSchema, uuidSchema } from './wire/values.ts';
import {
  vatBasisSchema,
  tariffWindowSchema,
  energyWith,
  othersWith,
  tariffVersionSchema,
} from './tariff-version.ts';

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
