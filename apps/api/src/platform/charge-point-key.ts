import { createHmac, randomBytes } from 'node:crypto';

/** Length of an AuthorizationKey (OCPP 1.6 security whitepaper: 16 to 20 bytes). */
const KEY_BYTES = 20;

/** A fresh AuthorizationKey with full entropy; people and chargers see it as 40 hex digits. */
export const makeChargePointKey = (): Buffer => randomBytes(KEY_BYTES);

/**
 * What is stored of a charge point's key: HMAC-SHA-256(pepper, id ‖ key). The key is random, so a slow hash would
 * buy nothing and cost an outage when all chargers reconnect at once.
 * @param chargePointId the uuid as text, lower case
 * @param key the raw bytes, not their hex digits
 */
export const hashChargePointKey = (pepper: Buffer, chargePointId: string, key: Uint8Array): Buffer =>
  createHmac('sha256', pepper).update(chargePointId, 'utf8').update(key).digest();
