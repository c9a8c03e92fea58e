import { compareVersions } from '@laadpoort/domain/stations/compare-versions';
import { z } from 'zod';
import { textSchema, timestampSchema, uuidSchema } from '../wire/values.ts';

/** The possible values of each setting in packages/domain stations/quirks.ts. */
const settings = {
  ping: z.enum(['on', 'defer', 'off']),
  assumeOcpp16: z.boolean(),
  responseDelayMs: z.int().min(0).max(10_000),
  setUp: z.enum(['normal', 'skip', 'quiet']),
  zonelessTime: z.enum(['utc', 'station']),
  register: z.enum(['auto', 'lifetime', 'session', 'kwh']),
  reverseUid: z.boolean(),
  textRepair: z.enum(['none', 'leading-comma']),
  measurands: z
    .record(textSchema(64), textSchema(64))
    .refine((map) => Object.keys(map).length <= 30, { error: 'too-long' }),
  stackLevel: z.int().min(0).max(100).nullable(),
  profileKind: z.enum(['Absolute', 'Relative']),
  profileUnit: z.enum(['A', 'W']).nullable(),
  minimumCurrentA: z.number().min(0).max(32),
  currentStepsA: z.array(z.number().positive().max(500)).max(30).readonly(),
  pausesAtZero: z.boolean(),
  limitAfterPause: z.enum(['taken', 'ignored']),
  profilesAfterReconnect: z.enum(['kept', 'lost']),
  configurationKeysAtOnce: z.int().min(1).max(100).nullable(),
  changeAvailability: z.boolean(),
  idTagLength: z.int().min(4).max(20),
  booleans: z.enum(['true-false', 'one-zero']),
  closeAfterUnanswered: z.int().min(1).max(100).nullable(),
  offlineAfterSeconds: z.int().min(10).max(86_400),
};

export const quirksSchema = z.strictObject(settings);

/** Only what differs; an absent setting is inherited from something less specific. */
export const quirkSettingsSchema = quirksSchema.partial();

export const settingNameSchema = z.enum(Object.keys(settings) as (keyof typeof settings)[]);

const patternSchema = textSchema(60).nullable();

const profileFields = {
  name: textSchema(80),
  /** Case-insensitive, with `*` as a wildcard. */
  vendor: patternSchema,
  model: patternSchema,
  /** The first version it applies to, and the first it no longer applies to. */
  firmwareFrom: patternSchema,
  firmwareUntil: patternSchema,
  settings: quirkSettingsSchema,
  description: textSchema(500),
  source: textSchema(500),
};

/** A profile that matches every charger would not be a quirk. */
export const quirkProfileBodySchema = z
  .strictObject(profileFields)
  .refine(({ vendor, model }) => vendor !== null || model !== null, {
    path: ['vendor'],
    error: 'vendor-or-model',
  })
  .refine(
    ({ firmwareFrom, firmwareUntil }) =>
      firmwareFrom === null || firmwareUntil === null || compareVersions(firmwareFrom, firmwareUntil) < 0,
    { path: ['firmwareUntil'], error: 'before-start' },
  );

export const quirkProfileSchema = z.strictObject({
  ...profileFields,
  id: uuidSchema,
  /** Included with the product; it can be changed but not removed. */
  seeded: z.boolean(),
  changedBy: z.string().nullable(),
  changedAt: timestampSchema,
  /** Matching chargers now. */
  chargePoints: z.int(),
});

export type QuirkProfileAnswer = z.output<typeof quirkProfileSchema>;

export type QuirkProfileBody = z.input<typeof quirkProfileBodySchema>;
