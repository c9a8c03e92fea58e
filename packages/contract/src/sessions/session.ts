import { ABANDONED_REASONS } from '@laadpoort/domain/sessions/stop/end-by-person';
import { ENERGY_SOURCES } from '@laadpoort/domain/sessions/readings/energy-basis';
import { BEGIN_ORIGINS, END_ORIGINS } from '@laadpoort/domain/sessions/readings/energy-facts';
import { WITNESS_KINDS } from '@laadpoort/domain/sessions/readings/energy-facts';
import { SESSION_REVIEW_STATES } from '@laadpoort/domain/sessions/review';
import { SIGNATURE_CHECKS } from '@laadpoort/domain/sessions/signed-values';
import { z } from 'zod';
import { tariffWindowSchema, vatBasisSchema } from '../tariffs.ts';
import {
  amountSchema,
  currencySchema,
  dateSchema,
  energyWhSchema,
  rawTextSchema,
  timestampSchema,
  uuidSchema,
} from '../wire/values.ts';

export const sessionKindSchema = z.enum(['all', 'paid', 'free', 'running', 'flagged', 'waiting']);

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
  freeRule: z.enum(['whitelist', 'free-charging', 'access-group']).nullable(),
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

/** A decision on a session; the last one applies. */
export const sessionDecisionSchema = z.strictObject({
  id: z.number().int(),
  decision: z.enum(['accept', 'correct', 'exclude']),
  note: z.string(),
  energyWhBefore: energyWhSchema,
  energyWhAfter: energyWhSchema,
  /** null: the times stayed as they were. */
  times: z.strictObject({ before: sessionTimesSchema, after: sessionTimesSchema }).nullable(),
  decidedBy: z.string(),
  decidedAt: timestampSchema,
});

/** The reading that tells a register; what is as usual (a total, in Wh or kWh, at the outlet) is null. */
const registerReadingSchema = z.strictObject({
  place: z.enum(['first', 'between', 'last']),
  at: timestampSchema,
  location: z.string().nullable(),
  /** Those that were added up: `L1+L2+L3`. */
  phases: z.string().nullable(),
  /** As sent, where it is not one of the measurand. */
  unit: z.string().nullable(),
});

const edgeRegisterSchema = <From extends readonly [string, ...string[]]>(from: From) =>
  z.strictObject({
    registerWh: energyWhSchema,
    from: z.enum(from),
    reading: registerReadingSchema.nullable(),
  });

export const sessionDetailSchema = sessionSchema.extend({
  chargerRemoved: z.boolean(),
  authorizationStatus: z.string(),
  authorizationRule: z.string(),
  meterStartWh: energyWhSchema,
  meterStopWh: energyWhSchema.nullable(),
  /** The registers that the energy was counted from; null where there is none. */
  meter: z.strictObject({
    begin: edgeRegisterSchema(BEGIN_ORIGINS).nullable(),
    end: edgeRegisterSchema(END_ORIGINS).nullable(),
    energyFrom: z.enum(ENERGY_SOURCES),
  }),
  /** What the meter has signed (OCMF), and whether that holds for its key. Null: nothing that can be read. */
  signed: z
    .strictObject({
      beginWh: energyWhSchema.nullable(),
      endWh: energyWhSchema.nullable(),
      meterSerial: z.string().nullable(),
      check: z.enum(SIGNATURE_CHECKS),
    })
    .nullable(),
  tariffValidFrom: timestampSchema.nullable(),
  priceLines: z.array(priceLineSchema),
  /** By nothing but the price that it was told and its readings; null: not ended, or not kept. */
  recomputedAmount: amountSchema.nullable(),
  /** The measured energy, if a person corrected it. */
  measuredEnergyWh: energyWhSchema.nullable(),
  /** Time in which the car blocked its place without charging, also after the stop; to the minute while it does. */
  idleSeconds: z.number().int(),
  /** Why a person may end it although its charger has not: offline, not charging, silent. Otherwise null. */
  abandoned: z.enum(ABANDONED_REASONS).nullable(),
  /** What each source says about the energy, where a person decides or has decided; otherwise null. */
  witnesses: z
    .strictObject({
      sources: z.array(
        z.strictObject({
          kind: z.enum(WITNESS_KINDS),
          /** null: it only sets bounds. */
          energyWh: energyWhSchema.nullable(),
          lowWh: energyWhSchema,
          highWh: energyWhSchema,
          amount: amountSchema.nullable(),
        }),
      ),
      /** Of the meter, which the charger cannot have delivered; negative where it fell. */
      steps: z.array(
        z.strictObject({ from: timestampSchema, until: timestampSchema, energyWh: energyWhSchema }),
      ),
      /** Its registers are kWh that were sent as Wh: a setting of its charger mends the next sessions. */
      mendedByKwh: z.boolean(),
    })
    .nullable(),
  /** Of a session in doubt that overlaps another one by the times of the charger; null: nothing to propose. */
  proposedTimes: sessionTimesSchema.nullable(),
  /** What the charger told, where a decision has changed its times: a person may set them back. Otherwise null. */
  toldTimes: sessionTimesSchema.nullable(),
  /** How it was priced again, newest first; amounts as they were told then. */
  adjustments: z.array(
    z.strictObject({
      id: z.number().int(),
      at: timestampSchema,
      by: z.string(),
      reason: z.string(),
      amountBefore: amountSchema,
      vatBasisBefore: vatBasisSchema.nullable(),
      amountAfter: amountSchema,
      vatBasisAfter: vatBasisSchema,
    }),
  ),
  /** Newest first. */
  decisions: z.array(sessionDecisionSchema),
  /** Status changes, cards and commands at this charging point during the session. */
  timeline: z.array(
    z.strictObject({
      at: timestampSchema,
      kind: z.string(),
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
});

export type SessionDetail = z.infer<typeof sessionDetailSchema>;

/** Days are local days of the station; a completed session belongs to the day of its end. */
export const sessionFilter = {
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  stationId: uuidSchema.optional(),
  chargePointId: uuidSchema.optional(),
  card: rawTextSchema(40).trim().optional(),
  kind: sessionKindSchema.default('all'),
};

export const sessionFilterSchema = z.strictObject(sessionFilter);

export const sessionParams = z.strictObject({ sessionId: z.coerce.number().int().min(1).max(2_147_483_647) });
