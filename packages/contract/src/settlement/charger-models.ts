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
    unknown: z.array(z.strictObject({ vendor: z.string(), model: z.string(), chargers: z.number().int() })),
  }),
  changedBy: ['settlement', 'charge-point'],
});

export const putChargerModel = endpoint({
  method: 'PUT',
  path: '/api/support/charger-models',
  summary: 'Say what a model of charger delivers; a model that is in the list is changed',
  scope: 'platform',
  permission: 'settlement.manage',
  body: chargerModelBodySchema,
  response: 'empty',
  changes: ['settlement'],
  stepUp: true,
});

export const removeChargerModel = endpoint({
  method: 'DELETE',
  path: '/api/support/charger-models/:modelId',
  summary: 'Take a model off the list: it counts as unknown again',
  scope: 'platform',
  permission: 'settlement.manage',
  params: z.strictObject({ modelId: uuidSchema }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['settlement'],
  stepUp: true,
});
