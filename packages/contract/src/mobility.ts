import { z } from 'zod';
import { endpoint } from './wire/endpoint.ts';
import { freeRuleSchema, sessionReviewSchema } from './sessions/session.ts';
import {
  amountSchema,
  currencySchema,
  energyWhSchema,
  pageQuery,
  textSchema,
  timestampSchema,
  uuidSchema,
} from './wire/values.ts';

export const mobilityCardSchema = z.strictObject({
  id: uuidSchema,
  uidMasked: z.string(),
  visualNumber: z.string().nullable(),
  contractId: z.string().nullable(),
  network: z.string(),
  nickname: z.string().nullable(),
  lostAt: timestampSchema.nullable(),
  lastUsedAt: timestampSchema.nullable(),
});

export const mobilitySessionSchema = z.strictObject({
  id: z.number().int(),
  cardId: uuidSchema,
  cardLabel: z.string(),
  /** Where the session was made; other networks will join with roaming. */
  source: z.enum(['own-station', 'other-station']),
  stationName: z.string(),
  /** Of the station's clock. */
  timeZone: z.string(),
  city: z.string(),
  running: z.boolean(),
  startedAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
  durationSeconds: z.number().int(),
  energyWh: energyWhSchema,
  /** Without VAT. */
  amount: amountSchema,
  currency: currencySchema,
  freeRule: freeRuleSchema.nullable(),
  /** `open`: the station owner has yet to decide; `open` and `excluded` are not in any month. */
  review: sessionReviewSchema.nullable(),
  /** The person has said that it was not them. */
  disputed: z.boolean(),
});
export type MobilitySession = z.infer<typeof mobilitySessionSchema>;

export const listMobilitySessions = endpoint({
  method: 'GET',
  path: '/api/mobility/sessions',
  summary: 'Charging sessions of the signed-in person’s cards',
  scope: 'self',
  permission: null,
  query: z.strictObject({ ...pageQuery, cardId: uuidSchema.optional() }),
  response: z.strictObject({
    sessions: z.array(mobilitySessionSchema),
    nextCursor: z.string().nullable(),
    months: z.array(
      z.strictObject({
        month: z.string(),
        sessions: z.number().int(),
        energyWh: energyWhSchema,
        /** Without VAT. */
        amount: amountSchema,
      }),
    ),
  }),
  changedBy: ['session', 'mobility-card'],
});

export const listMobilityCards = endpoint({
  method: 'GET',
  path: '/api/mobility/cards',
  summary: 'The signed-in person’s mobility cards',
  scope: 'self',
  permission: null,
  response: z.strictObject({ cards: z.array(mobilityCardSchema) }),
  changedBy: ['session', 'mobility-card'],
});

const cardParams = z.strictObject({ cardId: uuidSchema });

export const renameMobilityCard = endpoint({
  method: 'PATCH',
  path: '/api/mobility/cards/:cardId',
  summary: 'Give a card a nickname',
  scope: 'self',
  permission: null,
  params: cardParams,
  body: z.strictObject({ nickname: textSchema(40).nullable() }),
  response: mobilityCardSchema,
  errors: ['not-found'],
  changes: ['mobility-card'],
});

export const reportCardLost = endpoint({
  method: 'POST',
  path: '/api/mobility/cards/:cardId/lost',
  summary: 'Report a card lost: it is refused at every connected charger at once',
  scope: 'self',
  permission: null,
  params: cardParams,
  response: mobilityCardSchema,
  errors: ['not-found'],
  changes: ['mobility-card'],
});
