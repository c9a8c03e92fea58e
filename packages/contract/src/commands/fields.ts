import { z } from 'zod';
import { rawTextSchema, textSchema, timestampSchema } from '../wire/values.ts';

/** OCPP 1.6 sets no limit to them. */
export const connectorId = z.int32().min(1);
export const idTagSchema = textSchema(20).regex(/^[\x20-\x7e]*$/, { error: 'uid-characters' });

export const anyConnectorId = z.int32().min(0);
export const int32 = z.int32();
export const locationSchema = rawTextSchema(512).regex(/^(?:https?|ftps?|sftp):\/\/[^\s]+$/i, {
  error: 'file-address',
});
/** A file address entered by support; it is only passed to the charger, nothing here ever requests it. */
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
export const certificateTypeSchema = z.enum(['CentralSystemRootCertificate', 'ManufacturerRootCertificate']);
export const retries = {
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
        /** A per phase or W in total; chargers accept one decimal. */
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

export const idTagInfoSchema = z.strictObject({
  status: z.enum(['Accepted', 'Blocked', 'Expired', 'Invalid', 'ConcurrentTx']),
  expiryDate: timestampSchema.optional(),
  parentIdTag: idTagSchema.optional(),
});
