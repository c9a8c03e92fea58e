import { z } from 'zod';
import { certificatePemSchema } from '../commands/fields.ts';
import { endpoint } from '../wire/endpoint.ts';
import { rawTextSchema, textSchema, timestampSchema, uuidSchema } from '../wire/values.ts';

export const approvalShape = {
  /** Who approved it; null: it waits for a second person. */
  approvedBy: z.string().nullable(),
  /** Whether the reader can be that person. */
  mayApprove: z.boolean(),
};

export const firmwareFileSchema = z.strictObject({
  id: uuidSchema,
  name: z.string(),
  vendor: z.string().nullable(),
  model: z.string().nullable(),
  version: z.string(),
  sizeBytes: z.number().int(),
  /** Hex. */
  sha256: z.string(),
  /** It has a signature that matches the file. */
  signed: z.boolean(),
  ...approvalShape,
  uploadedBy: z.string(),
  uploadedAt: timestampSchema,
});
export type FirmwareFile = z.infer<typeof firmwareFileSchema>;

const fileParams = z.strictObject({ firmwareFileId: uuidSchema });

export const listFirmwareFiles = endpoint({
  method: 'GET',
  path: '/api/support/firmware-files',
  summary: 'Firmware files that support has uploaded',
  looks: null,
  scope: 'platform',
  permission: 'support.view',
  response: z.strictObject({ files: z.array(firmwareFileSchema) }),
  changedBy: ['firmware'],
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
  changes: ['firmware'],
});

export const firmwareSignatureSchema = z.strictObject({
  /** Base64, made with RSA or ECDSA and SHA-256 over the file. */
  signature: rawTextSchema(800)
    .trim()
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: 'base64' }),
  signingCertificate: certificatePemSchema(5_500),
});

export const signFirmwareFile = endpoint({
  method: 'PUT',
  path: '/api/support/firmware-files/:firmwareFileId/signature',
  summary: 'Add the signature and signing certificate of a file; stored only if they match it',
  scope: 'platform',
  permission: 'support.operate',
  params: fileParams,
  body: firmwareSignatureSchema,
  response: firmwareFileSchema,
  errors: ['not-found'],
  changes: ['firmware'],
  stepUp: true,
});

export const approveFirmwareFile = endpoint({
  method: 'POST',
  path: '/api/support/firmware-files/:firmwareFileId/approval',
  summary: 'Approve a firmware file that somebody else uploaded; only then it can be sent',
  scope: 'platform',
  permission: 'support.operate',
  stepUp: true,
  params: fileParams,
  response: firmwareFileSchema,
  errors: ['not-found', 'second-person-needed'],
  changes: ['firmware'],
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
  changes: ['firmware'],
});
