import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { MAX_CONNECTOR_ID, rawTextSchema, reasonSchema, uuidSchema } from '../wire/values.ts';
import { chargePointParams } from './charge-point.ts';

const meterKeysSchema = z.strictObject({
  meters: z.array(
    z.strictObject({
      connectorId: z.number().int(),
      /** null: not known. */
      key: z
        .strictObject({
          /** SubjectPublicKeyInfo, base64. */
          publicKey: z.string(),
          /** As OCMF names it: secp256r1, brainpool256r1 … */
          curve: z.string(),
        })
        .nullable(),
    }),
  ),
});

export type MeterKeys = z.infer<typeof meterKeysSchema>;

const meterParams = z.strictObject({
  chargePointId: uuidSchema,
  connectorId: z.coerce.number().int().min(1).max(MAX_CONNECTOR_ID),
});

/** As the maker gives it: PEM, base64 or hexadecimal; null takes it away. */
const publicKeySchema = rawTextSchema(2_000).trim().min(1, { error: 'required' }).nullable();

export const getMeterKeys = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/meter-keys',
  summary: 'The public keys of the meters of a charge point',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  response: meterKeysSchema,
  errors: ['not-found'],
  changedBy: ['charge-point'],
});

export const setMeterKey = endpoint({
  method: 'PUT',
  path: '/api/charge-points/:chargePointId/connectors/:connectorId/meter-key',
  summary: 'Set the public key by which the signed values of a meter are checked',
  scope: 'account',
  permission: 'stations.manage',
  params: meterParams,
  body: z.strictObject({ publicKey: publicKeySchema }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['charge-point'],
});

export const getSupportMeterKeys = endpoint({
  ...getMeterKeys,
  path: '/api/support/charge-points/:chargePointId/meter-keys',
  summary: 'The public keys of the meters of a charge point of any account',
  looks: 'support.view-device',
  scope: 'platform',
  permission: 'support.view',
});

export const setSupportMeterKey = endpoint({
  ...setMeterKey,
  path: '/api/support/charge-points/:chargePointId/connectors/:connectorId/meter-key',
  summary: 'Set the public key of a meter of any account',
  scope: 'platform',
  permission: 'support.operate',
  body: z.strictObject({ publicKey: publicKeySchema, reason: reasonSchema }),
});
