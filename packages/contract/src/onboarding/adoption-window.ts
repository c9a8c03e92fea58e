import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../wire/values.ts';

/**
 * waiting: no charge point has connected · connected: it is being given its key · key-refused: it accepts no key from
 * us, so a person has to enter one · done: it has connected with its own key · closed: the time is over or somebody
 * closed it.
 */
export const adoptionStateSchema = z.enum(['waiting', 'connected', 'key-refused', 'done', 'closed']);

export const adoptionWindowSchema = z.strictObject({
  id: uuidSchema,
  stationId: uuidSchema,
  stationName: z.string(),
  /** Null: whichever charge point shows the pairing code, since not every name can be read on the charger. */
  identity: z.string().nullable(),
  openedAt: timestampSchema,
  closesAt: timestampSchema,
  state: adoptionStateSchema,
  /**
   * What the charge point has to show, in its address or as its key, and the address with it; null unless the window is
   * open, and for people who may not open one.
   */
  pairing: z.strictObject({ code: z.string(), url: z.string() }).nullable(),
  /** When a charge point with that identity last tried in vain; of all accounts only support is told. */
  refusedAt: timestampSchema.nullable(),
  chargePointId: uuidSchema.nullable(),
});

export type AdoptionWindow = z.infer<typeof adoptionWindowSchema>;

export const unknownChargePointSchema = z.strictObject({
  identity: z.string(),
  attempts: z.number().int(),
  firstAt: timestampSchema,
  lastAt: timestampSchema,
  address: z.string(),
  userAgent: z.string().nullable(),
  showedKey: z.boolean(),
  secure: z.boolean(),
  /** The subprotocols that it offers where OCPP 1.6 is not among them, empty for none: it cannot connect. Null: it is. */
  foreignProtocols: z.string().nullable(),
});

export type UnknownChargePoint = z.infer<typeof unknownChargePointSchema>;
