import { ABANDONED_REASONS } from '@laadpoort/domain/sessions/stop/end-by-person';
import { ENERGY_SOURCES } from '@laadpoort/domain/sessions/readings/energy-basis';
import { BEGIN_ORIGINS, END_ORIGINS } from '@laadpoort/domain/sessions/readings/energy-facts';
import { WITNESS_KINDS } from '@laadpoort/domain/sessions/readings/energy-facts';
import { SIGNATURE_CHECKS } from '@laadpoort/domain/sessions/signed-values';
import { z } from 'zod';
import { vatBasisSchema } from '../tariff-version.ts';
import { amountSchema, energyWhSchema, timestampSchema } from '../wire/values.ts';
import { sessionSchema, priceLineSchema, sessionTimesSchema } from './session.ts';

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

/** A register at the begin or the end of a session, and why it is believed. */
export const edgeRegisterSchema = <From extends readonly [string, ...string[]]>(from: From) =>
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
