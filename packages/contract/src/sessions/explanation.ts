import { ENERGY_SOURCES } from '@laadpoort/domain/sessions/readings/energy-basis';
import { BEGIN_ORIGINS, END_ORIGINS } from '@laadpoort/domain/sessions/readings/energy-facts';
import { z } from 'zod';
import { tariffComponentSchema, vatBasisSchema } from '../tariff-version.ts';
import { endpoint } from '../wire/endpoint.ts';
import { amountSchema, currencySchema, energyWhSchema, timestampSchema } from '../wire/values.ts';
import { edgeRegisterSchema } from './session-detail.ts';
import { sessionParams, sessionSchema } from './session.ts';

/** A price as it was told, as it is hashed. */
export const toldPriceSchema = z.strictObject({
  versionId: z.string(),
  currency: currencySchema,
  vatBasis: vatBasisSchema,
  validFrom: timestampSchema,
  timeZone: z.string(),
  components: z.array(tariffComponentSchema),
});

/** The entry of the message log in which a charger told something; null: it is not in the log, or no longer. */
const toldInSchema = z
  .strictObject({ id: z.string(), action: z.string(), receivedAt: timestampSchema })
  .nullable();

const sessionExplanationSchema = z.strictObject({
  /** In the basis of the price. */
  amount: amountSchema,
  price: toldPriceSchema,
  /** SHA-256 of the price's canonical JSON, in hex. */
  priceHash: z.string(),
  energyWh: energyWhSchema,
  /** The registers at both ends, and why each is believed; `energyWh` is their difference if it is from `registers`. */
  meter: z.strictObject({
    begin: edgeRegisterSchema(BEGIN_ORIGINS).extend({ toldIn: toldInSchema }).nullable(),
    end: edgeRegisterSchema(END_ORIGINS).extend({ toldIn: toldInSchema }).nullable(),
    energyFrom: z.enum(ENERGY_SOURCES),
  }),
  startedAt: timestampSchema,
  startToldIn: toldInSchema,
  until: timestampSchema,
  endToldIn: toldInSchema,
  /** The first, the last, and those around each moment at which another price begins; none: energy had one price. */
  registers: z.array(
    z.strictObject({ at: timestampSchema, registerWh: energyWhSchema, toldIn: toldInSchema }),
  ),
  idle: z.array(z.strictObject({ from: timestampSchema, until: timestampSchema })),
});
export type SessionExplanation = z.infer<typeof sessionExplanationSchema>;
export type ToldIn = z.infer<typeof toldInSchema>;

const unexplainedSchema = z.enum(['not-over', 'idle-not-priced', 'free', 'no-rate']);
export type UnexplainedReason = z.infer<typeof unexplainedSchema>;

const response = z.strictObject({
  explanation: sessionExplanationSchema.nullable(),
  /** Why there is no explanation; null: there is one. */
  reason: unexplainedSchema.nullable(),
});

export type Explained = z.infer<typeof response>;

export const getSessionExplanation = endpoint({
  method: 'GET',
  path: '/api/sessions/:sessionId/explanation',
  summary:
    'All that the amount of an ended session follows from: with it and the arithmetic of decision 36 anybody computes it. null: for the `reason`',
  scope: 'account',
  permission: 'sessions.view',
  params: sessionParams,
  response,
  errors: ['not-found'],
  changedBy: ['session'],
});

/** Of any account, so that support sees which session it is. */
const supportSessionSchema = sessionSchema
  .pick({
    stationName: true,
    timeZone: true,
    chargePointId: true,
    serialNumber: true,
    connectorId: true,
    startedAt: true,
    endedAt: true,
    energyWh: true,
    amount: true,
    idTagMasked: true,
  })
  .extend({ accountName: z.string(), chargerRemoved: z.boolean() });
export type SupportSession = z.infer<typeof supportSessionSchema>;

export const getSupportSessionExplanation = endpoint({
  method: 'GET',
  path: '/api/support/sessions/:sessionId/explanation',
  summary: 'A session of any account, and all that its amount follows from, as its owner reads it',
  looks: 'support.view-session',
  scope: 'platform',
  permission: 'support.view',
  params: sessionParams,
  response: response.extend({ session: supportSessionSchema }),
  errors: ['not-found'],
  changedBy: ['charge-point'],
});
