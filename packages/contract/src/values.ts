import { z } from 'zod';

/** Values that several nouns share on the wire. Times are ISO 8601 UTC, energy integer Wh, amounts decimal text. */
export const timestampSchema = z.iso.datetime();
export const dateSchema = z.iso.date();
export const energyWhSchema = z.number().int();
export const amountSchema = z.string().regex(/^-?\d+(\.\d{1,6})?$/);
export const uuidSchema = z.uuid();
export const currencySchema = z.literal('EUR');

/** A rate per kWh: 0 to 9.9999, up to 4 decimals, decimal point. */
export const pricePerKwhSchema = z.string().regex(/^\d(\.\d{1,4})?$/, { error: 'price-per-kwh' });

/** Free text a person types: trimmed, without control characters. */
export const textSchema = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'required' })
    .max(maxLength, { error: 'too-long' })
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'control-characters' });

export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const exportFormatSchema = z.enum(['csv', 'xlsx']);
