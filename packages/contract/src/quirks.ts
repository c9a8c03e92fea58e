import { compareVersions } from '@laadpoort/domain/stations/compare-versions';
import { z } from 'zod';
import { reasonSchema, rawTextSchema, textSchema, timestampSchema, uuidSchema } from './wire/values.ts';
import { endpoint } from './wire/endpoint.ts';

/** The possible values of each setting in packages/domain stations/quirks.ts. */
const settings = {
  ping: z.enum(['on', 'defer', 'off']),
  assumeOcpp16: z.boolean(),
  responseDelayMs: z.int().min(0).max(10_000),
  setUp: z.enum(['normal', 'skip', 'quiet']),
  zonelessTime: z.enum(['utc', 'station']),
  register: z.enum(['auto', 'lifetime', 'session']),
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

const quirksSchema = z.strictObject(settings);
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

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });
const profileParams = z.strictObject({ profileId: uuidSchema });

export const listQuirkProfiles = endpoint({
  method: 'GET',
  path: '/api/support/quirk-profiles',
  summary: 'What is known of how models of chargers differ from the specification',
  scope: 'platform',
  permission: 'support.view',
  query: z.strictObject({ q: rawTextSchema(60).trim().optional() }),
  response: z.strictObject({ profiles: z.array(quirkProfileSchema) }),
  changedBy: ['charge-point', 'quirks'],
});

export const addQuirkProfile = endpoint({
  method: 'POST',
  path: '/api/support/quirk-profiles',
  summary: 'Add a quirk profile; it holds for every charger that fits',
  scope: 'platform',
  permission: 'support.operate',
  body: quirkProfileBodySchema,
  response: z.strictObject({ id: uuidSchema }),
  changes: ['quirks'],
});

export const changeQuirkProfile = endpoint({
  method: 'PUT',
  path: '/api/support/quirk-profiles/:profileId',
  summary: 'Change a quirk profile',
  scope: 'platform',
  permission: 'support.operate',
  params: profileParams,
  body: quirkProfileBodySchema,
  response: 'empty',
  errors: ['not-found'],
  changes: ['quirks'],
});

export const removeQuirkProfile = endpoint({
  method: 'DELETE',
  path: '/api/support/quirk-profiles/:profileId',
  summary: 'Remove a quirk profile that a person has added',
  scope: 'platform',
  permission: 'support.operate',
  params: profileParams,
  response: 'empty',
  errors: ['not-found', 'not-allowed'],
  changes: ['quirks'],
});

export const getChargePointQuirks = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/quirks',
  summary: 'How one charger is treated, setting by setting, and why',
  scope: 'platform',
  permission: 'support.view',
  params: chargePointParams,
  response: z.strictObject({
    vendor: z.string().nullable(),
    model: z.string().nullable(),
    firmwareVersion: z.string().nullable(),
    quirks: quirksSchema,
    /** What it would be without its overrides. */
    withoutOverrides: quirksSchema,
    overrides: quirkSettingsSchema,
    /** By setting, for non-standard values: where it comes from. */
    profiles: z.partialRecord(settingNameSchema, z.strictObject({ id: uuidSchema, name: z.string() })),
  }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'quirks'],
});

export const changeChargePointQuirks = endpoint({
  method: 'PUT',
  path: '/api/support/charge-points/:chargePointId/quirks',
  summary: 'Treat one charger otherwise than its profiles say, with a reason that the owner can read',
  scope: 'platform',
  permission: 'support.operate',
  params: chargePointParams,
  body: z.strictObject({ overrides: quirkSettingsSchema, reason: reasonSchema }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['quirks'],
});

export const getBehaviour = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/behaviour',
  summary: 'Whether this charger is treated otherwise than others',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  response: z.strictObject({ profiles: z.array(z.string()), overridden: z.boolean() }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'quirks'],
});

export type QuirkProfileAnswer = z.output<typeof quirkProfileSchema>;
export type QuirkProfileBody = z.input<typeof quirkProfileBodySchema>;
