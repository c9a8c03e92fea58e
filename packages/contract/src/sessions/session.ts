import { SESSION_REVIEW_STATES } from '@laadpoort/domain/sessions/review';
import { z } from 'zod';
import { tariffWindowSchema, vatBasisSchema } from '../tariff-version.ts';
import {
  amountSchema,
  currencySchema,
  dateSchema,
  energyWhSchema,
  rawTextSchema,
  timestampSchema,
  uuidSchema,
} from '../wire/values.ts';

/** Why a session costs nothing. */
export const freeRuleSchema = z.enum(['whitelist', 'free-charging', 'access-group']);

export const sessionKindSchema = z.enum([
  'all',
  'paid',
  'free',
  'running',
  /** What totals and reports count. */
  'billed',
  'flagged',
  'waiting',
]);

/** Why a session is billed or not; null: there was nothing to decide. */
export const sessionReviewSchema = z.enum(SESSION_REVIEW_STATES);

export const sessionSchema = z.strictObject({
  id: z.number().int(),
  stationId: uuidSchema,
  stationName: z.string(),
  /** Of the station's clock, by which its times are shown. */
  timeZone: z.string(),
  chargePointId: uuidSchema,
  serialNumber: z.string(),
  connectorId: z.number().int(),
  running: z.boolean(),
  startedAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
  /** Of the running session at the time of the answer. */
  durationSeconds: z.number().int(),
  energyWh: energyWhSchema,
  powerW: z.number().int().nullable(),
  socPercent: z.number().nullable(),
  /** In the basis of the rate that it was told in. */
  amount: amountSchema,
  /** As totals count it. */
  amountWithoutVat: amountSchema,
  /** null: it has no rate. */
  vatBasis: vatBasisSchema.nullable(),
  currency: currencySchema,
  /** null = priced; otherwise why it is €0.00 */
  freeRule: freeRuleSchema.nullable(),
  whitelistDescription: z.string().nullable(),
  /** The access group by which it was let in, as it was called then; null: it was not by one. */
  accessGroup: z.string().nullable(),
  /** Name of the token provider registered in the product; null = unknown network. */
  network: z.string().nullable(),
  /** Whole for people who may manage the whitelist, if it is a card of the account; guests' cards are masked. */
  idTag: z.string(),
  idTagMasked: z.string(),
  /** The card is on the account's whitelist today (which says nothing about this session). */
  whitelistedNow: z.boolean(),
  stopReason: z.string().nullable(),
  anomalies: z.array(z.string()),
  /** `open` awaits a decision; `open` and `excluded` are not billed. */
  review: sessionReviewSchema.nullable(),
});

export type Session = z.infer<typeof sessionSchema>;

/** One line under the amount: a quantity at a price. What is null does not matter for its kind. */
export const priceLineSchema = z.strictObject({
  kind: z.enum([
    'energy',
    'time',
    'start',
    'idle',
    /** What it cost less than the minimum, or more than the maximum (negative). */
    'minimum',
    'maximum',
    'whitelist',
    'free-charging',
    'access-group',
    'no-tariff',
  ]),
  /** By the station's clock; null: at all times that no other line has. */
  window: tariffWindowSchema.nullable(),
  energyWh: energyWhSchema.nullable(),
  pricePerKwh: z.string().nullable(),
  seconds: z.number().int().nullable(),
  pricePerHour: z.string().nullable(),
  amount: amountSchema,
});

export const sessionTimesSchema = z.strictObject({ startedAt: timestampSchema, endedAt: timestampSchema });

/** Days are local days of the station; a completed session belongs to the day of its end. */
export const sessionFilter = {
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  stationId: uuidSchema.optional(),
  chargePointId: uuidSchema.optional(),
  card: rawTextSchema(40).trim().optional(),
  /** A registered card: a member's, or one that was. */
  cardId: uuidSchema.optional(),
  kind: sessionKindSchema.default('all'),
};

export const sessionFilterSchema = z.strictObject(sessionFilter);

export const sessionParams = z.strictObject({ sessionId: z.coerce.number().int().min(1).max(2_147_483_647) });
