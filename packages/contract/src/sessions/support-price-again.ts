import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, reasonSchema, timestampSchema, uuidSchema } from '../wire/values.ts';
import { priceAgainBodySchema, priceDifferenceSchema } from './price-again.ts';

const deviceParams = z.strictObject({ chargePointId: uuidSchema });
const versionParams = deviceParams.extend({ versionId: uuidSchema });

const priceAgainRunSchema = z.strictObject({
  id: uuidSchema,
  versionId: uuidSchema,
  from: timestampSchema,
  reason: z.string(),
  sessions: z.number().int(),
  /** Sums without VAT. */
  before: amountSchema,
  after: amountSchema,
  proposedBy: z.string(),
  proposedAt: timestampSchema,
  /** Somebody else has to approve it. */
  isMine: z.boolean(),
});
export type PriceAgainRun = z.infer<typeof priceAgainRunSchema>;

export const getSupportPriceAgain = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/pricing/:versionId/price-again',
  summary: 'What pricing sessions again would change at the station of a device, in any account',
  looks: 'support.view-pricing',
  scope: 'platform',
  permission: 'support.view',
  params: versionParams,
  query: z.strictObject({ from: timestampSchema.optional() }),
  response: priceDifferenceSchema,
  errors: ['not-found', 'too-many-sessions'],
  changedBy: ['session', 'tariff'],
});

export const proposePriceAgain = endpoint({
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/pricing/:versionId/price-again',
  summary:
    'Propose to price them by this version, even if they then cost more: somebody else has to approve it',
  scope: 'platform',
  permission: 'support.operate',
  params: versionParams,
  body: priceAgainBodySchema.extend({ reason: reasonSchema }),
  response: 'empty',
  errors: ['not-found', 'too-many-sessions', 'session-changed'],
  changes: ['billing'],
});

export const listPriceAgain = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/price-again',
  summary: 'What was proposed for the station of a device within 30 days and is not approved, newest first',
  looks: 'support.view-pricing',
  scope: 'platform',
  permission: 'support.view',
  params: deviceParams,
  response: z.strictObject({ runs: z.array(priceAgainRunSchema) }),
  errors: ['not-found'],
  changedBy: ['billing'],
});

export const approvePriceAgain = endpoint({
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/price-again/:runId/approval',
  summary: 'Price again what somebody else proposed, if it still changes what was proposed',
  scope: 'platform',
  permission: 'support.operate',
  stepUp: true,
  params: deviceParams.extend({ runId: uuidSchema }),
  response: 'empty',
  errors: ['not-found', 'second-person-needed', 'session-changed', 'too-many-sessions'],
  changes: ['session', 'billing'],
});
