import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ConnectionFacts } from '@laadpoort/domain/security/decide-connection';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';
import { hashChargePointKey, isChosenKeyHash, rehashChosenKey } from './charge-point-key.ts';

type ShownKey = ConnectionFacts['key'];
type Keys = Pick<ChargePointEntry, 'id' | 'keyHash' | 'pendingKeyHash'>;

export type ChargePointLogin = (
  entry: Keys | undefined,
  password: Uint8Array | undefined,
) => Promise<ShownKey>;

const NO_HASH = randomBytes(32);
const NOBODY: Keys = { id: '00000000-0000-0000-0000-000000000000', keyHash: null, pendingKeyHash: null };
const REMEMBERED = 10_000;

/**
 * Which of its keys a charge point presents. An unknown identity costs the same work as a wrong key, so that nobody can
 * find out which identities exist.
 */
export const createChargePointLogin = (pepper: Buffer): ChargePointLogin => {
  const isChosenKey = createChosenKeyCheck();
  return async (entry, password) => {
    const { id, keyHash, pendingKeyHash } = entry ?? NOBODY;
    const hashes = candidates(password ?? Buffer.alloc(0)).map((key) => hashChargePointKey(pepper, id, key));
    const present = matchesAny(hashes, keyHash);
    const pending = matchesAny(hashes, pendingKeyHash);
    if (password === undefined) return 'none';
    if (present) return 'present';
    if (pending) return 'pending';
    return keyHash !== null && isChosenKeyHash(keyHash) && (await isChosenKey(hashes, keyHash))
      ? 'present'
      : 'wrong';
  };
};

const matchesAny = (hashes: readonly Buffer[], stored: Buffer | null): boolean => {
  const compared = stored?.length === NO_HASH.length ? stored : NO_HASH;
  let matches = false;
  for (const hash of hashes) if (timingSafeEqual(hash, compared)) matches = true;
  return matches;
};

/**
 * Checks keys chosen by people: one at a time, since each costs tens of milliseconds by design. Correct ones are
 * remembered, since all chargers reconnect at the same time after a restart.
 */
const createChosenKeyCheck = () => {
  const processKey = randomBytes(32);
  const right = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  return async (hashes: readonly Buffer[], stored: Buffer): Promise<boolean> => {
    const mark = createHmac('sha256', processKey).update(stored).update(Buffer.concat(hashes)).digest('hex');
    if (right.has(mark)) return true;
    const result = last.then(() => matchesChosenKey(hashes, stored));
    last = result.catch(() => {});
    if (!(await result)) return false;
    if (right.size >= REMEMBERED) right.clear();
    right.add(mark);
    return true;
  };
};

const matchesChosenKey = async (hashes: readonly Buffer[], stored: Buffer): Promise<boolean> => {
  const different = hashes.filter((hash, index) => hashes.findIndex((other) => other.equals(hash)) === index);
  for (const hash of different) if (timingSafeEqual(await rehashChosenKey(hash, stored), stored)) return true;
  return false;
};

const APPENDABLE_BYTES: ReadonlySet<number> = new Set([0x00, 0x0a, 0x0d, 0x20]);
const MAX_APPENDED = 3;

/**
 * The key as bytes, as hex digits, or either with the newline or NUL that some chargers append; only one byte is
 * removed at a time, since a key may itself end in such a byte.
 */
const candidates = (password: Uint8Array): readonly Uint8Array[] => {
  const forms = [password];
  for (let form = password; forms.length <= MAX_APPENDED && APPENDABLE_BYTES.has(form.at(-1) ?? 0x2d);) {
    form = form.subarray(0, -1);
    forms.push(form);
  }
  const text = Buffer.from(forms.at(-1) ?? password).toString('latin1');
  const isHex = /^(?:[0-9a-f]{2}){8,40}$/i.test(text);
  return [...forms, ...(isHex ? [Buffer.from(text, 'hex')] : [])];
};
