import { createHmac, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { slowHash } from '#platform/passwords/password-hash.ts';

/** Length of an AuthorizationKey (16 to 20 bytes, docs/protocol/security.md). */
const KEY_BYTES = 20;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A new AuthorizationKey with full entropy; people and chargers see it as 40 hex digits. */
export const makeChargePointKey = (): Buffer => randomBytes(KEY_BYTES);

/**
 * What is stored of a charge point's key: HMAC-SHA-256(pepper, id ‖ key). The key is random, so a slow hash would
 * buy nothing and cost an outage when all chargers reconnect at once.
 * @param chargePointId the uuid as text, lower case
 * @param key the raw bytes, not their hex digits
 */
export const hashChargePointKey = (pepper: Buffer, chargePointId: string, key: Uint8Array): Buffer =>
  createHmac('sha256', pepper).update(chargePointId, 'utf8').update(key).digest();

/** Names the algorithm of a chosen key's hash. Until 30 November 2026 there was none, and it was scrypt. */
const ARGON2ID = Buffer.from([1]);
const SCRYPT_BYTES = SALT_BYTES + HASH_BYTES;

const withArgon2id = async (fastHash: Buffer, salt: Buffer): Promise<Buffer> =>
  Buffer.concat([ARGON2ID, salt, await slowHash(fastHash, salt)]);

const withScrypt = async (fastHash: Buffer, salt: Buffer): Promise<Buffer> =>
  Buffer.concat([salt, await promisify<Buffer, Buffer, number, Buffer>(scrypt)(fastHash, salt, HASH_BYTES)]);

/**
 * The stored form of a key that a person chose, since the charger accepts no other: algorithm ‖ salt ‖ hash, slow to
 * guess. The slow hash is applied to the fast one: the pepper is needed either way.
 */
export const hashChosenKey = (pepper: Buffer, chargePointId: string, key: Uint8Array): Promise<Buffer> =>
  withArgon2id(hashChargePointKey(pepper, chargePointId, key), randomBytes(SALT_BYTES));

/** The stored form of a chosen key, from its fast hash and the algorithm and salt of `stored`. */
export const rehashChosenKey = (fastHash: Buffer, stored: Buffer): Promise<Buffer> =>
  stored.length === SCRYPT_BYTES
    ? withScrypt(fastHash, stored.subarray(0, SALT_BYTES))
    : withArgon2id(fastHash, stored.subarray(1, 1 + SALT_BYTES));

/** A key chosen by a person is weak, and is shown as such. */
export const isChosenKeyHash = (stored: Uint8Array): boolean => stored.length >= SCRYPT_BYTES;
