import { z } from 'zod';
import { rawTextSchema, textSchema } from '../wire/values.ts';
import { anyConnectorId, chargingProfileSchema, connectorId, idTagSchema, int32 } from './fields.ts';

/** What the owner of a charger may ask of it. */
export const operations = [
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
