import { z } from 'zod';
import { endpoint } from './wire/endpoint.ts';
import { rawTextSchema, textSchema, timestampSchema, uuidSchema } from './wire/values.ts';

const connectorId = z.number().int().min(1).max(64);
const idTagSchema = textSchema(20).regex(/^[\x20-\x7e]*$/, { error: 'uid-characters' });

const anyConnectorId = z.number().int().min(0).max(64);
const int32 = z.int32();
const locationSchema = rawTextSchema(512).regex(/^(?:https?|ftps?|sftp):\/\/[^\s]+$/i, {
  error: 'file-address',
});
/** An address that support types for a file; it is only handed to the charger, nothing here ever asks it. */
export const fileAddressSchema = locationSchema.refine(
  (text) => {
    const url = URL.parse(text);
    return url !== null && url.username === '' && url.password === '';
  },
  { error: 'file-address-credentials' },
);
export const certificatePemSchema = (maxLength: number) =>
  rawTextSchema(maxLength).regex(/^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/, {
    error: 'certificate-pem',
  });
const certificateTypeSchema = z.enum(['CentralSystemRootCertificate', 'ManufacturerRootCertificate']);
const retries = {
  retries: z.number().int().min(0).max(100).optional(),
  retryInterval: z.number().int().min(0).max(86_400).optional(),
};

export const chargingScheduleSchema = z.strictObject({
  duration: z.number().int().min(0).max(31_536_000).optional(),
  startSchedule: timestampSchema.optional(),
  chargingRateUnit: z.enum(['A', 'W']),
  chargingSchedulePeriod: z
    .array(
      z.strictObject({
        startPeriod: z.number().int().min(0).max(31_536_000),
        /** A per phase or W in all; chargers take one decimal. */
        limit: z.number().min(0).max(1_000_000).multipleOf(0.1, { error: 'one-decimal' }),
        numberPhases: z.number().int().min(1).max(3).optional(),
      }),
    )
    .min(1)
    .max(64),
  minChargingRate: z.number().min(0).max(1_000_000).multipleOf(0.1, { error: 'one-decimal' }).optional(),
});

/** ChargingProfile of OCPP 1.6 edition 2, 7.8. */
export const chargingProfileSchema = z.strictObject({
  chargingProfileId: int32,
  transactionId: int32.optional(),
  stackLevel: z.number().int().min(0).max(100),
  chargingProfilePurpose: z.enum(['ChargePointMaxProfile', 'TxDefaultProfile', 'TxProfile']),
  chargingProfileKind: z.enum(['Absolute', 'Recurring', 'Relative']),
  recurrencyKind: z.enum(['Daily', 'Weekly']).optional(),
  validFrom: timestampSchema.optional(),
  validTo: timestampSchema.optional(),
  chargingSchedule: chargingScheduleSchema,
});
export type ChargingProfile = z.infer<typeof chargingProfileSchema>;

export const certificateHashSchema = z.strictObject({
  hashAlgorithm: z.enum(['SHA256', 'SHA384', 'SHA512']),
  issuerNameHash: rawTextSchema(128),
  issuerKeyHash: rawTextSchema(128),
  serialNumber: rawTextSchema(40),
});

const idTagInfoSchema = z.strictObject({
  status: z.enum(['Accepted', 'Blocked', 'Expired', 'Invalid', 'ConcurrentTx']),
  expiryDate: timestampSchema.optional(),
  parentIdTag: idTagSchema.optional(),
});

const operations = [
  z.strictObject({ action: z.literal('Reset'), type: z.enum(['Soft', 'Hard']) }),
  z.strictObject({
    action: z.literal('ChangeAvailability'),
    /** 0 = the whole charge point. */
    connectorId: anyConnectorId,
    type: z.enum(['Operative', 'Inoperative']),
  }),
  z.strictObject({ action: z.literal('UnlockConnector'), connectorId }),
  z.strictObject({
    action: z.literal('RemoteStartTransaction'),
    connectorId,
    idTag: idTagSchema,
    chargingProfile: chargingProfileSchema.optional(),
  }),
  z.strictObject({ action: z.literal('RemoteStopTransaction'), sessionId: int32 }),
  z.strictObject({ action: z.literal('GetConfiguration'), key: z.array(textSchema(50)).max(100).optional() }),
  z.strictObject({
    action: z.literal('ChangeConfiguration'),
    key: textSchema(50),
    value: rawTextSchema(500),
  }),
  z.strictObject({ action: z.literal('ClearCache') }),
  z.strictObject({
    action: z.literal('TriggerMessage'),
    requestedMessage: z.enum([
      'BootNotification',
      'DiagnosticsStatusNotification',
      'FirmwareStatusNotification',
      'Heartbeat',
      'MeterValues',
      'StatusNotification',
    ]),
    connectorId: connectorId.optional(),
  }),
  z.strictObject({
    action: z.literal('DataTransfer'),
    vendorId: textSchema(255),
    messageId: textSchema(50).optional(),
    data: rawTextSchema(4000).optional(),
  }),
] as const;

/** The rest of OCPP 1.6 and its security extension, field by field as it goes over the wire. */
const expertOperations = [
  z.strictObject({ action: z.literal('GetLocalListVersion') }),
  z.strictObject({
    action: z.literal('SendLocalList'),
    listVersion: int32.min(1),
    updateType: z.enum(['Differential', 'Full']),
    localAuthorizationList: z
      .array(z.strictObject({ idTag: idTagSchema, idTagInfo: idTagInfoSchema.optional() }))
      .max(1_000)
      .optional(),
  }),
  z.strictObject({
    action: z.literal('ReserveNow'),
    connectorId: anyConnectorId,
    expiryDate: timestampSchema,
    idTag: idTagSchema,
    parentIdTag: idTagSchema.optional(),
    reservationId: int32,
  }),
  z.strictObject({ action: z.literal('CancelReservation'), reservationId: int32 }),
  z.strictObject({
    action: z.literal('SetChargingProfile'),
    connectorId: anyConnectorId,
    csChargingProfiles: chargingProfileSchema,
  }),
  z.strictObject({
    action: z.literal('ClearChargingProfile'),
    id: int32.optional(),
    connectorId: anyConnectorId.optional(),
    chargingProfilePurpose: chargingProfileSchema.shape.chargingProfilePurpose.optional(),
    stackLevel: z.number().int().min(0).max(100).optional(),
  }),
  z.strictObject({
    action: z.literal('GetCompositeSchedule'),
    connectorId: anyConnectorId,
    duration: z.number().int().min(1).max(31_536_000),
    chargingRateUnit: z.enum(['A', 'W']).optional(),
  }),
  z.strictObject({
    action: z.literal('GetDiagnostics'),
    location: locationSchema,
    startTime: timestampSchema.optional(),
    stopTime: timestampSchema.optional(),
    ...retries,
  }),
  z.strictObject({
    action: z.literal('UpdateFirmware'),
    location: locationSchema,
    retrieveDate: timestampSchema,
    ...retries,
  }),
  z.strictObject({ action: z.literal('CertificateSigned'), certificateChain: certificatePemSchema(10_000) }),
  z.strictObject({
    action: z.literal('InstallCertificate'),
    certificateType: certificateTypeSchema,
    certificate: certificatePemSchema(5_500),
  }),
  z.strictObject({ action: z.literal('GetInstalledCertificateIds'), certificateType: certificateTypeSchema }),
  z.strictObject({ action: z.literal('DeleteCertificate'), certificateHashData: certificateHashSchema }),
  z.strictObject({
    action: z.literal('ExtendedTriggerMessage'),
    requestedMessage: z.enum([
      'BootNotification',
      'LogStatusNotification',
      'FirmwareStatusNotification',
      'Heartbeat',
      'MeterValues',
      'SignChargePointCertificate',
      'StatusNotification',
    ]),
    connectorId: connectorId.optional(),
  }),
  z.strictObject({
    action: z.literal('GetLog'),
    logType: z.enum(['DiagnosticsLog', 'SecurityLog']),
    requestId: int32,
    log: z.strictObject({
      remoteLocation: locationSchema,
      oldestTimestamp: timestampSchema.optional(),
      latestTimestamp: timestampSchema.optional(),
    }),
    ...retries,
  }),
  z.strictObject({
    action: z.literal('SignedUpdateFirmware'),
    requestId: int32,
    firmware: z.strictObject({
      location: locationSchema,
      retrieveDateTime: timestampSchema,
      installDateTime: timestampSchema.optional(),
      signingCertificate: certificatePemSchema(5_500),
      signature: rawTextSchema(800),
    }),
    ...retries,
  }),
] as const;

/** What a person of the account may ask of its charge point. */
export const ownerCommandRequestSchema = z.discriminatedUnion('action', operations);
export type OwnerCommandRequest = z.infer<typeof ownerCommandRequestSchema>;

/** What support, and the product itself, may ask: all 25 calls of OCPP 1.6 and its security extension. */
export const commandRequestSchema = z.discriminatedUnion('action', [...operations, ...expertOperations]);
export type CommandRequest = z.infer<typeof commandRequestSchema>;

/** packages/domain commands/command.ts */
export const commandStateSchema = z.enum([
  'queued',
  'sent',
  'accepted',
  'scheduled',
  'done',
  'rejected',
  'not-supported',
  'failed',
  'offline',
  'no-answer',
  'expired',
  'unknown',
]);

export const commandSchema = z.strictObject({
  id: uuidSchema,
  chargePointId: uuidSchema,
  connectorId: z.number().int().nullable(),
  action: z.string(),
  /** Type, key, requested message … as asked; never a secret. */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  state: commandStateSchema,
  /** True while its outcome is still open. */
  open: z.boolean(),
  /** The charger's own word, e.g. `RebootRequired`; null while there is none. */
  answer: z.string().nullable(),
  reason: z.string().nullable(),
  requestedBy: z.string(),
  requestedByRole: z.string(),
  requestedAt: timestampSchema,
  sentAt: timestampSchema.nullable(),
  answeredAt: timestampSchema.nullable(),
  finishedAt: timestampSchema.nullable(),
});
export type Command = z.infer<typeof commandSchema>;

/** Sends it although the product believes it to be pointless; the answer is stored all the same. */
export const forceSchema = z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false);

const chargePointParams = z.strictObject({ chargePointId: uuidSchema });

export const sendCommand = endpoint({
  method: 'POST',
  path: '/api/charge-points/:chargePointId/commands',
  summary: 'Ask something of a charge point; the row is followed to its outcome',
  scope: 'account',
  permission: 'commands.send',
  params: chargePointParams,
  query: z.strictObject({ force: forceSchema }),
  body: ownerCommandRequestSchema,
  response: commandSchema,
  errors: [
    'not-found',
    'session-not-running',
    'command-busy',
    'identity-conflict',
    'known-to-refuse',
    'too-many-commands',
  ],
});

export const listCommands = endpoint({
  method: 'GET',
  path: '/api/charge-points/:chargePointId/commands',
  summary: 'The last commands of a charge point, newest first',
  scope: 'account',
  permission: 'stations.view',
  params: chargePointParams,
  response: z.strictObject({ commands: z.array(commandSchema) }),
  errors: ['not-found'],
});

export const reasonSchema = textSchema(500);
