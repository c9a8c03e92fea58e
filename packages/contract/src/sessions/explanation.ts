import { z } from 'zod';
import { tariffComponentSchema, vatBasisSchema } from '../tariff-version.ts';
import { endpoint } from '../wire/endpoint.ts';
import { currencySchema, energyWhSchema, timestampSchema } from '../wire/values.ts';
import { sessionParams } from './session.ts';

/** A price as it was told, as it is hashed. */
export const toldPriceSchema = z.strictObject({
  versionId: z.string(),
  currency: currencySchema,
  vatBasis: vatBasisSchema,
  validFrom: timestampSchema,
  timeZone: z.string(),
  components: z.array(tariffComponentSchema),
});

const sessionExplanationSchema = z.strictObject({
  price: toldPriceSchema,
  /** SHA-256 of the price's canonical JSON, in hex. */
  priceHash: z.string(),
  energyWh: energyWhSchema,
  startedAt: timestampSchema,
  until: timestampSchema,
  /** The first, the last, and those around each moment at which another price begins; none: energy had one price. */
  registers: z.array(z.strictObject({ at: timestampSchema, registerWh: energyWhSchema })),
  idle: z.array(z.strictObject({ from: timestampSchema, until: timestampSchema })),
});
export type SessionExplanation = z.infer<typeof sessionExplanationSchema>;

export const getSessionExplanation = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/explanation',
  summary:
    'All that the amount of an ended session follows from: with it and the arithmetic of decision 36 anybody computes it. null: it was free, or its price was not kept',
  scope: 'account',
  permission: 'sessions.view',
  params: sessionParams,
  response: z.strictObject({ explanation: sessionExplanationSchema.nullable() }),
  errors: ['not-found'],
  changedBy: ['session'],
});
