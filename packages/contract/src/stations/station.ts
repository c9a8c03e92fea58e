import { PAYOUT_HOLDS } from '@laadpoort/domain/settlement/payouts/plan-payouts';
import { z } from 'zod';
import { connectorSchema, chargePointSchema, chargePointBodySchema } from '../charge-points/charge-point.ts';
import {
  amountSchema,
  currencySchema,
  dateSchema,
  energyWhSchema,
  textSchema,
  timestampSchema,
  uuidSchema,
  waitingSchema,
} from '../wire/values.ts';

export const addressFields = {
  name: textSchema(80),
  street: textSchema(120),
  postalCode: textSchema(12),
  city: textSchema(80),
};

export const stationSchema = z.strictObject({
  id: uuidSchema,
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
  timeZone: z.string(),
  /** What the grid connection has for the chargers, per phase: its capacity less what the building itself draws. */
  gridLimitA: z.number().int().nullable(),
  /** Rate in effect now, null before the first pricing policy. */
  pricePerKwh: z.string().nullable(),
  /** There are other prices beside it: at certain times, or for other things than energy. */
  hasFurtherPrices: z.boolean(),
  vatBasis: z.enum(['excl', 'incl']).nullable(),
  currency: currencySchema,
  /** So far; the amount is without VAT. */
  month: z.strictObject({ sessions: z.number().int(), energyWh: energyWhSchema, amount: amountSchema }),
  chargePoints: z.array(chargePointSchema),
});

export type Station = z.infer<typeof stationSchema>;

export const stationBodySchema = z.strictObject({ ...addressFields, chargePoint: chargePointBodySchema });

export const statusPageSchema = z.strictObject({
  /** Charging points with problems first. */
  points: z.array(
    connectorSchema.extend({
      stationId: uuidSchema,
      stationName: z.string(),
      /** Of the station's clock, by which its times are shown. */
      timeZone: z.string(),
      serialNumber: z.string(),
      lastSeenAt: timestampSchema.nullable(),
    }),
  ),
  month: z.strictObject({
    month: z.string(),
    sessions: z.number().int(),
    energyWh: energyWhSchema,
    /** All amounts of this page but those of running sessions are without VAT. */
    amount: amountSchema,
    /** The same days of the previous month. */
    /** Of the days before today in the month before. */
    previousAmount: amountSchema,
    currency: currencySchema,
  }),
  waiting: waitingSchema,
  /** Energy per day of the current month, for the chart. */
  days: z.array(z.strictObject({ day: z.string(), energyWh: energyWhSchema, amount: amountSchema })),
  nextPayout: z.strictObject({
    /** When owners are paid next; null: the company that pays is not set up. */
    date: dateSchema.nullable(),
    missing: z.array(z.enum(['party', 'agreement', 'bank-account', 'rate'])),
    /** Of documents less credits that are in no payout yet. */
    amount: amountSchema,
    /** Why that is not paid then, if nothing changes. */
    hold: z.enum(PAYOUT_HOLDS).nullable(),
  }),
});

export type StatusPage = z.infer<typeof statusPageSchema>;
