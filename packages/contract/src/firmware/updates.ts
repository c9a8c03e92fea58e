import { FIRMWARE_STATES } from '@laadpoort/domain/firmware/firmware-update';
import { z } from 'zod';
import { fileAddressSchema } from '../commands/fields.ts';
import { endpoint } from '../wire/endpoint.ts';
import { reasonSchema, textSchema, timestampSchema, uuidSchema } from '../wire/values.ts';
import { firmwareSignatureSchema } from './files.ts';

/** packages/domain firmware/firmware-update.ts */
export const firmwareStateSchema = z.enum(FIRMWARE_STATES);

export const firmwareUpdateSchema = z.strictObject({
  id: z.number().int(),
  state: firmwareStateSchema,
  /** It has finished. */
  over: z.boolean(),
  /** The charger's last report, e.g. `DownloadFailed`, or ours. */
  report: z.string().nullable(),
  signed: z.boolean(),
  fileName: z.string().nullable(),
  /** Host of an address that was entered. */
  host: z.string().nullable(),
  fromVersion: z.string().nullable(),
  expectedVersion: z.string().nullable(),
  campaignId: uuidSchema.nullable(),
  requestedBy: z.string(),
  requestedAt: timestampSchema,
  changedAt: timestampSchema,
});
export type FirmwareUpdate = z.infer<typeof firmwareUpdateSchema>;
const chargePointParams = z.strictObject({ chargePointId: uuidSchema });

export const listFirmwareUpdates = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/firmware-updates',
  summary: 'Firmware updates of a device, newest first',
  looks: 'support.view-device',
  scope: 'platform',
  permission: 'support.view',
  params: chargePointParams,
  response: z.strictObject({ updates: z.array(firmwareUpdateSchema) }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event', 'firmware'],
});

export const firmwareUpdateBodySchema = z.strictObject({
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('file'), firmwareFileId: uuidSchema, signed: z.boolean() }),
    z.strictObject({
      kind: z.literal('address'),
      location: fileAddressSchema,
      expectedVersion: textSchema(50).optional(),
      /** If given, the update is a signed one. */
      signature: firmwareSignatureSchema.optional(),
    }),
  ]),
  /** Now, if left out. */
  retrieveAt: timestampSchema.optional(),
  /** For signed updates; as soon as possible if left out. */
  installAt: timestampSchema.optional(),
  reason: reasonSchema,
});

export const updateFirmware = endpoint({
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/firmware-updates',
  summary: 'Update the firmware of a device; followed to its outcome, visible to the owner',
  scope: 'platform',
  permission: 'support.operate',
  params: chargePointParams,
  body: firmwareUpdateBodySchema,
  response: firmwareUpdateSchema,
  errors: ['not-found', 'command-busy'],
  changes: ['firmware'],
  stepUp: true,
});

export const getFirmwareUpdate = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/firmware-update',
  summary: 'The last firmware update of a charge point',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  response: z.strictObject({
    update: firmwareUpdateSchema
      .pick({ state: true, over: true, report: true, expectedVersion: true, changedAt: true })
      .nullable(),
  }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event', 'firmware'],
});
