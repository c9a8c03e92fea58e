import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { textSchema, timestampSchema, uuidSchema } from '../wire/values.ts';

/** What OCPP lets a charger say of its vendor and model. */
const nameSchema = textSchema(50);

export const chargerModelBodySchema = z.strictObject({
  vendor: nameSchema,
  model: nameSchema,
  current: z.enum(['ac', 'dc']),
  /** Of one connector. */
  maxKw: z
    .string()
    .trim()
    .overwrite((typed) => typed.replace(',', '.'))
    .regex(/^(?!0+(?:\.0+)?$)\d{1,4}(?:\.\d{1,2})?$/, { error: 'max-kw' }),
});

const chargerModelSchema = chargerModelBodySchema.extend({
  id: uuidSchema,
  changedBy: z.string(),
  changedAt: timestampSchema,
});
export type ChargerModel = z.infer<typeof chargerModelSchema>;

const changeSchema = z.strictObject({
  id: uuidSchema,
  vendor: z.string(),
  model: z.string(),
  /** Null, both: taken off the list. */
  current: z.enum(['ac', 'dc']).nullable(),
  maxKw: z.string().nullable(),
  askedBy: z.string(),
  askedAt: timestampSchema,
  /** Whether the reader can be the second person that it waits for. */
  mayConfirm: z.boolean(),
});
export type ChargerModelChange = z.infer<typeof changeSchema>;

/** Whether it counts, or waits for a second person since it would let more be paid. */
const changedSchema = z.strictObject({ outcome: z.enum(['changed', 'waits']) });

export const listChargerModels = endpoint({
  method: 'GET',
  path: '/api/support/charger-models',
  summary:
    'What models of chargers deliver, by which sessions are held; and the models that are not in the list',
  looks: null,
  scope: 'platform',
  permission: 'support.view',
  response: z.strictObject({
    models: z.array(chargerModelSchema),
    changes: z.array(changeSchema),
    unknown: z.array(z.strictObject({ vendor: z.string(), model: z.string(), chargers: z.number().int() })),
  }),
  changedBy: ['settlement', 'charge-point'],
});

export const putChargerModel = endpoint({
  method: 'PUT',
  path: '/api/support/charger-models',
  summary:
    'Say what a model of charger delivers; what lets more be paid than before waits for a second person',
  scope: 'platform',
  permission: 'settlement.manage',
  body: chargerModelBodySchema,
  response: changedSchema,
  changes: ['settlement'],
  stepUp: true,
});

export const removeChargerModel = endpoint({
  method: 'DELETE',
  path: '/api/support/charger-models/:modelId',
  summary:
    'Take a model off the list: it counts as unknown again, after a second person where that lets more be paid',
  scope: 'platform',
  permission: 'settlement.manage',
  params: z.strictObject({ modelId: uuidSchema }),
  response: changedSchema,
  errors: ['not-found'],
  changes: ['settlement'],
  stepUp: true,
});

const changeParams = z.strictObject({ changeId: uuidSchema });

export const confirmChargerModel = endpoint({
  method: 'POST',
  path: '/api/support/charger-models/changes/:changeId/confirmation',
  summary: 'Confirm the rating of a charger model that somebody else has entered: from now on it counts',
  scope: 'platform',
  permission: 'settlement.manage',
  params: changeParams,
  response: 'empty',
  errors: ['not-found', 'second-person-needed'],
  changes: ['settlement'],
  stepUp: true,
});

export const withdrawChargerModel = endpoint({
  method: 'DELETE',
  path: '/api/support/charger-models/changes/:changeId',
  summary: 'Withdraw what is waiting for a second person',
  scope: 'platform',
  permission: 'settlement.manage',
  params: changeParams,
  response: 'empty',
  errors: ['not-found'],
  changes: ['settlement'],
  stepUp: true,
});
