import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { ChargePointEntry } from './charge-point-directory.ts';
import { hashChargePointKey } from './charge-point-key.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const NO_HASH = randomBytes(32);

/**
 * Whether a charge point may connect with this password. An unknown identity costs the same work as a wrong key, so
 * that nobody learns which identities exist.
 */
export const mayConnect = (
  pepper: Buffer,
  entry: ChargePointEntry | undefined,
  password: Uint8Array | undefined,
): entry is ChargePointEntry => {
  const stored = entry?.keyHash ?? NO_HASH;
  let matches = false;
  for (const key of candidates(password ?? Buffer.alloc(0))) {
    const hash = hashChargePointKey(pepper, entry?.id ?? NOBODY, key);
    if (timingSafeEqual(hash, stored)) matches = true;
  }
  if (entry === undefined) return false;
  // Profile 0 asks for no key; it stands only where somebody has allowed it by hand.
  if (entry.securityProfile === 0) return true;
  return matches && entry.keyHash !== null;
};

/** The key as its bytes, its hex digits, or either with the newline or NUL that some chargers add. */
const candidates = (password: Uint8Array): readonly Uint8Array[] => {
  const text = Buffer.from(password).toString('latin1');
  const trimmed = text.replace(/[\s\0]+$/, '');
  const hex = /^(?:[0-9a-f]{2}){16,32}$/i.test(trimmed) ? trimmed : '';
  return [password, Buffer.from(trimmed, 'latin1'), Buffer.from(hex, 'hex')];
};
