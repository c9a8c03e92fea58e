import { z } from 'zod';

/** ISO 8601 has a year 0, Postgres does not. */
const knownYear = /^[1-9]/;

/**
 * Values that several nouns share on the wire. Times are ISO 8601 UTC, energy is integer Wh, amounts are decimal text.
 */
export const timestampSchema = z.iso.datetime().regex(knownYear, { error: 'out-of-range' });
export const dateSchema = z.iso.date().regex(knownYear, { error: 'out-of-range' });
export const energyWhSchema = z.number().int();
export const amountSchema = z.string().regex(/^-?\d+(\.\d{1,6})?$/);
/** OCPP 1.6 sets no limit to the numbers of connectors; the database does. */
export const MAX_CONNECTOR_ID = 2 ** 31 - 1;
export const uuidSchema = z.uuid();
export const currencySchema = z.literal('EUR');

/** A rate per kWh: 0 to 9.9999, up to 4 decimals, decimal point. */
export const pricePerKwhSchema = z.string().regex(/^\d(\.\d{1,4})?$/, { error: 'price-per-kwh' });

/** Another price or an amount of a tariff: 0 to 999.9999, up to 4 decimals, decimal point. */
export const priceSchema = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/, { error: 'price' });

/** Zero-width characters and soft hyphens, which two names that look alike may differ in. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/g;

/**
 * Free text typed by a person: trimmed, without invisible characters; control characters are refused, also those that
 * turn the direction of the text around.
 */
export const textSchema = (maxLength: number) =>
  z
    .string()
    .overwrite((typed) => typed.replaceAll(INVISIBLE, ''))
    .trim()
    .min(1, { error: 'required' })
    .max(maxLength, { error: 'too-long' })
    .regex(/^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u, { error: 'control-characters' });

/** Text that is stored as it is; without NUL and unpaired surrogates, which Postgres cannot store. */
export const rawTextSchema = (maxLength: number) =>
  z
    .string()
    .max(maxLength, { error: 'too-long' })
    .regex(/^[^\0\p{Cs}]*$/u, { error: 'control-characters' });

/** Sessions that await a person's decision before they are billed; no total includes them. */
export const waitingSchema = z.strictObject({ sessions: z.number().int(), energyWh: energyWhSchema });

export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const exportFormatSchema = z.enum(['csv', 'xlsx']);

/** Why support does something; the owner can read it. */
export const reasonSchema = textSchema(500);
