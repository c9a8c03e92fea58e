import { z } from 'zod';
import { rawTextSchema, timestampSchema } from '../wire/values.ts';
import {
  anyConnectorId,
  certificateHashSchema,
  certificatePemSchema,
  certificateTypeSchema,
  chargingProfileSchema,
  connectorId,
  idTagInfoSchema,
  idTagSchema,
  int32,
  locationSchema,
  retries,
} from './fields.ts';

/** The rest of OCPP 1.6 and its security extension, field by field as it is sent. */
export const expertOperations = [
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
