import { z } from 'zod';
import { certificatePemSchema, fileAddressSchema, reasonSchema } from './commands.ts';
import { endpoint } from './wire/endpoint.ts';
import { rawTextSchema, textSchema, timestampSchema, uuidSchema } from './wire/values.ts';

/** packages/domain firmware/firmware-update.ts */
export const firmwareStateSchema = z.enum([
  'waiting',
  'requested',
  'sent',
  'downloading',
  'downloaded',
  'verifying',
  'installing',
  'restarting',
  'installed',
  'failed',
  'refused',
  'unknown',
  'replaced',
  'cancelled',
]);

export const firmwareFileSchema = z.strictObject({
  id: uuidSchema,
  name: z.string(),
  vendor: z.string().nullable(),
  model: z.string().nullable(),
  version: z.string(),
  sizeBytes: z.number().int(),
  /** Hex. */
  sha256: z.string(),
  /** It has a signature, and that fits the file. */
  signed: z.boolean(),
  uploadedBy: z.string(),
  uploadedAt: timestampSchema,
});
export type FirmwareFile = z.infer<typeof firmwareFileSchema>;

export const firmwareUpdateSchema = z.strictObject({
  id: z.number().int(),
  state: firmwareStateSchema,
  /** Nothing more is awaited. */
  over: z.boolean(),
  /** The charger's last word, e.g. `DownloadFailed`, or ours. */
  report: z.string().nullable(),
  signed: z.boolean(),
  fileName: z.string().nullable(),
  /** Host of an address that was typed. */
  host: z.string().nullable(),
  fromVersion: z.string().nullable(),
  expectedVersion: z.string().nullable(),
  campaignId: uuidSchema.nullable(),
  requestedBy: z.string(),
  requestedAt: timestampSchema,
  changedAt: timestampSchema,
});
export type FirmwareUpdate = z.infer<typeof firmwareUpdateSchema>;

export const campaignUpdateSchema = z.strictObject({
  id: z.number().int(),
  chargePointId: uuidSchema,
  serialNumber: z.string(),
  accountName: z.string(),
  stage: z.number().int(),
  connected: z.boolean(),
  state: firmwareStateSchema,
  report: z.string().nullable(),
  changedAt: timestampSchema,
});

export const firmwareCampaignSchema = z.strictObject({
  id: uuidSchema,
  name: z.string(),
  fileName: z.string(),
  version: z.string(),
  signed: z.boolean(),
  state: z.enum(['running', 'paused', 'stopped', 'done']),
  stageSize: z.number().int(),
  maxFailures: z.number().int(),
  reason: z.string(),
  createdBy: z.string(),
  createdAt: timestampSchema,
  deadlineAt: timestampSchema,
  finishedAt: timestampSchema.nullable(),
  /** How many chargers are in which state. */
  counts: z.partialRecord(firmwareStateSchema, z.number().int()),
});
export type FirmwareCampaign = z.infer<typeof firmwareCampaignSchema>;

export const firmwareTargetSchema = z.strictObject({
  chargePointId: uuidSchema,
  serialNumber: z.string(),
  accountName: z.string(),
  vendor: z.string().nullable(),
  model: z.string().nullable(),
  firmwareVersion: z.string().nullable(),
  connected: z.boolean(),
});

const fileParams = z.strictObject({ firmwareFileId: uuidSchema });
const campaignParams = z.strictObject({ campaignId: uuidSchema });
const chargePointParams = z.strictObject({ chargePointId: uuidSchema });

export const listFirmwareFiles = endpoint({
  method: 'GET',
  path: '/api/support/firmware-files',
  summary: 'Firmware files that support has uploaded',
  scope: 'platform',
  permission: 'support.view',
  response: z.strictObject({ files: z.array(firmwareFileSchema) }),
});

export const firmwareFileQuerySchema = z.strictObject({
  /** A file name without folders. */
  name: textSchema(120).regex(/^[\w][\w .+()-]*$/, { error: 'file-name' }),
  vendor: textSchema(50).optional(),
  model: textSchema(50).optional(),
  version: textSchema(50),
});

export const uploadFirmwareFile = endpoint({
  method: 'POST',
  path: '/api/support/firmware-files',
  summary: 'Upload a firmware file; the body is the file',
  scope: 'platform',
  permission: 'support.operate',
  query: firmwareFileQuerySchema,
  body: 'file',
  response: firmwareFileSchema,
  errors: ['file-too-large', 'store-full'],
});

export const firmwareSignatureSchema = z.strictObject({
  /** Base64, of RSA or ECDSA with SHA-256 over the file. */
  signature: rawTextSchema(800)
    .trim()
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: 'base64' }),
  signingCertificate: certificatePemSchema(5_500),
});

export const signFirmwareFile = endpoint({
  method: 'PUT',
  path: '/api/support/firmware-files/:firmwareFileId/signature',
  summary: 'Give the signature and signing certificate of a file; kept only when they fit it',
  scope: 'platform',
  permission: 'support.operate',
  params: fileParams,
  body: firmwareSignatureSchema,
  response: firmwareFileSchema,
  errors: ['not-found'],
});

export const deleteFirmwareFile = endpoint({
  method: 'DELETE',
  path: '/api/support/firmware-files/:firmwareFileId',
  summary: 'Delete a firmware file that no running update needs',
  scope: 'platform',
  permission: 'support.operate',
  params: fileParams,
  response: 'empty',
  errors: ['not-found', 'file-in-use'],
});

export const listFirmwareUpdates = endpoint({
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/firmware-updates',
  summary: 'Firmware updates of a device, newest first',
  scope: 'platform',
  permission: 'support.view',
  params: chargePointParams,
  response: z.strictObject({ updates: z.array(firmwareUpdateSchema) }),
  errors: ['not-found'],
});

export const firmwareUpdateBodySchema = z.strictObject({
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('file'), firmwareFileId: uuidSchema, signed: z.boolean() }),
    z.strictObject({
      kind: z.literal('address'),
      location: fileAddressSchema,
      expectedVersion: textSchema(50).optional(),
      /** Given, the update is a signed one. */
      signature: firmwareSignatureSchema.optional(),
    }),
  ]),
  /** Now, when left out. */
  retrieveAt: timestampSchema.optional(),
  /** For signed ones; as soon as it can, when left out. */
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
});

/** Which chargers a campaign takes; every field that is given has to fit. */
export const firmwareSelectionSchema = z.strictObject({
  vendor: textSchema(50).optional(),
  model: textSchema(50).optional(),
  /** Firmware it runs now. */
  version: textSchema(50).optional(),
  /** Part of the serial number or identity. */
  q: textSchema(60).optional(),
});

export const findFirmwareTargets = endpoint({
  method: 'GET',
  path: '/api/support/firmware-targets',
  summary: 'Chargers that a campaign would take',
  scope: 'platform',
  permission: 'support.view',
  query: firmwareSelectionSchema,
  response: z.strictObject({ targets: z.array(firmwareTargetSchema), total: z.number().int() }),
});

export const listFirmwareCampaigns = endpoint({
  method: 'GET',
  path: '/api/support/firmware-campaigns',
  summary: 'Campaigns, newest first',
  scope: 'platform',
  permission: 'support.view',
  response: z.strictObject({ campaigns: z.array(firmwareCampaignSchema) }),
});

export const getFirmwareCampaign = endpoint({
  method: 'GET',
  path: '/api/support/firmware-campaigns/:campaignId',
  summary: 'A campaign, charger by charger',
  scope: 'platform',
  permission: 'support.view',
  params: campaignParams,
  response: z.strictObject({ campaign: firmwareCampaignSchema, updates: z.array(campaignUpdateSchema) }),
  errors: ['not-found'],
});

export const firmwareCampaignBodySchema = z.strictObject({
  name: textSchema(100),
  firmwareFileId: uuidSchema,
  signed: z.boolean(),
  /** Without any choice it would be for every charger there is. */
  selection: firmwareSelectionSchema.refine((selection) => Object.values(selection).some(Boolean), {
    path: ['model'],
    error: 'choose-one',
  }),
  stageSize: z.number().int().min(1, { error: 'out-of-range' }).max(1_000, { error: 'out-of-range' }),
  maxFailures: z.number().int().min(1, { error: 'out-of-range' }).max(1_000, { error: 'out-of-range' }),
  /** How long it waits for chargers that are offline. */
  days: z.number().int().min(1, { error: 'out-of-range' }).max(90, { error: 'out-of-range' }),
  reason: reasonSchema,
});

export const startFirmwareCampaign = endpoint({
  method: 'POST',
  path: '/api/support/firmware-campaigns',
  summary: 'Update many chargers, stage by stage; it stops by itself at so many failures',
  scope: 'platform',
  permission: 'support.operate',
  body: firmwareCampaignBodySchema,
  response: firmwareCampaignSchema,
  errors: ['not-found'],
});

export const changeFirmwareCampaign = endpoint({
  method: 'PATCH',
  path: '/api/support/firmware-campaigns/:campaignId',
  summary: 'Pause, resume or stop a campaign; updates that were sent go on',
  scope: 'platform',
  permission: 'support.operate',
  params: campaignParams,
  body: z.strictObject({ state: z.enum(['running', 'paused', 'stopped']) }),
  response: firmwareCampaignSchema,
  errors: ['not-found', 'campaign-over'],
});
