import { z } from 'zod';
import { reasonSchema, rawTextSchema, uuidSchema } from '../wire/values.ts';
import { endpoint } from '../wire/endpoint.ts';
import {
  quirkProfileSchema,
  quirkProfileBodySchema,
  quirksSchema,
  quirkSettingsSchema,
  settingNameSchema,
} from './quirk-profile.ts';

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });

const profileParams = z.strictObject({ profileId: uuidSchema });

export const listQuirkProfiles = endpoint({
  method: 'GET',
  path: '/api/support/quirk-profiles',
  summary: 'What is known of how models of chargers differ from the specification',
  looks: null,
  scope: 'platform',
  permission: 'support.view',
  query: z.strictObject({ q: rawTextSchema(60).trim().optional() }),
  response: z.strictObject({ profiles: z.array(quirkProfileSchema) }),
  changedBy: ['charge-point', 'quirks'],
});

export const addQuirkProfile = endpoint({
  method: 'POST',
  path: '/api/support/quirk-profiles',
  summary: 'Add a quirk profile; it applies to every charger that matches',
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
  looks: 'support.view-device',
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
  summary: 'Treat one charger differently from its profiles, with a reason that the owner can read',
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
  summary: 'Whether this charger is treated differently from others',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  response: z.strictObject({
    profiles: z.array(z.string()),
    /** By support. */
    overridden: z.boolean(),
    /** Its registers are taken for kWh although it says Wh, by a setting of its own. */
    registersInKwh: z.boolean(),
  }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'quirks'],
});

export const setRegistersInKwh = endpoint({
  method: 'PUT',
  path: '/api/charge-points/:chargePointId/registers-in-kwh',
  summary: 'Treat the registers of this charger as kWh although it labels them Wh, or stop doing so',
  scope: 'account',
  permission: 'stations.manage',
  params: chargePointParams,
  body: z.strictObject({ inKwh: z.boolean() }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['quirks'],
});
