import { z } from 'zod';
import { energyWhSchema, timestampSchema, uuidSchema } from '../wire/values.ts';

/**
 * What a charger said and no session could be found for: stops, stops that are proposed to a person, readings, and
 * messages that could not be read.
 */
export const setAsideKindSchema = z.enum(['stop', 'proposal', 'readings', 'message']);

export type SetAsideKind = z.infer<typeof setAsideKindSchema>;

/** A session that something may belong to. */
export const possibleSessionSchema = z.strictObject({
  sessionId: z.number().int(),
  connectorId: z.number().int(),
  startedAt: timestampSchema,
  /** null: running. */
  endedAt: timestampSchema.nullable(),
  energyWh: energyWhSchema,
  idTagMasked: z.string(),
});

export const setAsideItemSchema = z.strictObject({
  kind: setAsideKindSchema,
  /** Unique among its kind. */
  id: z.string(),
  chargePointId: uuidSchema,
  stationName: z.string(),
  /** Of the station's clock, by which its times are shown. */
  timeZone: z.string(),
  serialNumber: z.string(),
  /** Then it can be dismissed, but not assigned. */
  chargerRemoved: z.boolean(),
  accountName: z.string(),
  receivedAt: timestampSchema,
  /** The session that it ends for now, or contradicts; null: none. */
  sessionId: z.number().int().nullable(),
  /** The transaction that it names, as sent. */
  transactionId: z.string().nullable(),
  connectorId: z.number().int().nullable(),
  idTagMasked: z.string().nullable(),
  /** Of readings: the first of them. */
  from: timestampSchema.nullable(),
  /** Of a stop: its time; of readings: the last of them. */
  until: timestampSchema.nullable(),
  /** The meter's register then. */
  registerWh: z.number().nullable(),
  readings: z.number().int().nullable(),
  /** The beginning of a message that could not be read, without card numbers. */
  message: z.string().nullable(),
  possible: z.array(possibleSessionSchema),
});

export type SetAsideItem = z.infer<typeof setAsideItemSchema>;
