import { CERTIFICATE_STATES } from '@laadpoort/domain/security/certificates';
import { z } from 'zod';
import { certificateHashSchema, certificateTypeSchema } from './commands/fields.ts';
import { commandSchema } from './commands/endpoints.ts';
import { reasonSchema, rawTextSchema, timestampSchema, uuidSchema } from './wire/values.ts';
import { endpoint } from './wire/endpoint.ts';

/** packages/domain security/certificates.ts */
export const certificateStateSchema = z.enum(CERTIFICATE_STATES);

export const chargePointCertificateSchema = z.strictObject({
  id: uuidSchema,
  state: certificateStateSchema,
  problem: z.string().nullable(),
  serialNumber: z.string().nullable(),
  fingerprint: z.string().nullable(),
  subject: z.string().nullable(),
  notBefore: timestampSchema.nullable(),
  notAfter: timestampSchema.nullable(),
  createdAt: timestampSchema,
  changedAt: timestampSchema,
});
export type ChargePointCertificate = z.infer<typeof chargePointCertificateSchema>;

export const installedCertificateSchema = z.strictObject({
  certificateType: certificateTypeSchema,
  hashData: certificateHashSchema,
  /** What it is, if it was installed from here. */
  known: z.strictObject({ subject: z.string(), notAfter: timestampSchema }).nullable(),
  /** Without it the charger trusts no central system over TLS. */
  lastRoot: z.boolean(),
  readAt: timestampSchema,
});
export type InstalledCertificate = z.infer<typeof installedCertificateSchema>;

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });
const reasonBody = z.strictObject({ reason: reasonSchema });
const support = { scope: 'platform', permission: 'support.operate', params: chargePointParams } as const;

export const listCertificates = endpoint({
  ...support,
  method: 'GET',
  path: '/api/support/charge-points/:chargePointId/certificates',
  summary: 'Certificates made for a charge point, and the roots it trusts as last read',
  looks: 'support.view-device',
  permission: 'support.view',
  response: z.strictObject({
    certificates: z.array(chargePointCertificateSchema),
    installed: z.array(installedCertificateSchema),
    /** What a charger has to trust to reach the TLS address of this installation, one for each type of key. */
    ownRoots: z.array(z.strictObject({ subject: z.string(), notAfter: timestampSchema, pem: z.string() })),
  }),
  errors: ['not-found'],
  changedBy: ['charge-point', 'command', 'event', 'security'],
});

export const renewCertificate = endpoint({
  ...support,
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/certificates',
  summary: 'Ask the charge point for a signing request; the certificate is made and sent when it comes',
  body: reasonBody,
  response: commandSchema,
  errors: ['not-found', 'command-busy', 'identity-conflict', 'known-to-refuse', 'too-many-commands'],
  changes: ['security'],
});

export const revokeCertificate = endpoint({
  ...support,
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/certificates/:certificateId/revocation',
  summary: 'Revoke a certificate; a charge point that has no other can no longer connect',
  params: z.strictObject({ chargePointId: uuidSchema, certificateId: uuidSchema }),
  body: reasonBody,
  stepUp: true,
  response: 'empty',
  errors: ['not-found'],
  changes: ['security'],
});

export const readTrustStore = endpoint({
  ...support,
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/trust-store/reading',
  summary: 'Ask the charge point which roots it trusts',
  body: reasonBody,
  response: 'empty',
  errors: ['not-found', 'command-busy', 'identity-conflict', 'known-to-refuse', 'too-many-commands'],
  changes: ['security'],
});

export const installCertificate = endpoint({
  ...support,
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/trust-store',
  summary: 'Install a root certificate',
  body: z.strictObject({
    certificateType: certificateTypeSchema,
    certificate: rawTextSchema(5_500).regex(
      /^\s*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/,
      { error: 'certificate-pem' },
    ),
    reason: reasonSchema,
  }),
  response: commandSchema,
  errors: ['not-found', 'command-busy', 'identity-conflict', 'known-to-refuse', 'too-many-commands'],
  changes: ['security'],
  stepUp: true,
});

export const deleteCertificate = endpoint({
  ...support,
  method: 'POST',
  path: '/api/support/charge-points/:chargePointId/trust-store/removal',
  summary: 'Remove a root certificate, named by the hash data that the charge point reported',
  body: z.strictObject({ hashData: certificateHashSchema, reason: reasonSchema }),
  response: commandSchema,
  errors: ['not-found', 'command-busy', 'identity-conflict', 'known-to-refuse', 'too-many-commands'],
  changes: ['security'],
  stepUp: true,
});
