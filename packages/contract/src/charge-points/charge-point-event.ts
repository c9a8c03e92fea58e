import { z } from 'zod';
import { timestampSchema } from '../wire/values.ts';

export const chargePointEventSchema = z.strictObject({
  id: z.string(),
  kind: z.enum([
    'connected',
    'disconnected',
    'boot',
    'status',
    'authorization',
    'security',
    'data-transfer',
    'quarantine',
    'firmware',
    'log',
    'reservation',
    'local-list',
    'certificate',
    'alert',
  ]),
  connectorId: z.number().int().nullable(),
  at: timestampSchema,
  receivedAt: timestampSchema,
  /** Facts for the text: status, errorCode, vendorErrorCode, info, reason, idTag (masked), rule, firmware … */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
