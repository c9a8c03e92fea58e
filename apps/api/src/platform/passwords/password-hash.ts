import { verifyPassword as verifyScrypt } from 'better-auth/crypto';
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** Argon2id with 19 MiB, two passes and one lane (OWASP Password Storage Cheat Sheet). */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

const argon2id = promisify(argon2);

/** Slow to guess, for what people choose. @param salt 16 random bytes, kept beside the hash @returns 32 bytes */
export const slowHash = (secret: string | Uint8Array, salt: Uint8Array): Promise<Buffer> =>
  argon2id('argon2id', { message: secret, nonce: salt, tagLength: HASH_BYTES, ...COST });

const PREFIX = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`;

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** The same password however its letters are composed (as better-auth has it). */
const normalised = (password: string): string => password.normalize('NFKC');

/** What is stored of a password, as PHC string: algorithm, cost, salt and hash. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(SALT_BYTES);
  return `${PREFIX}${base64(salt)}$${base64(await slowHash(normalised(password), salt))}`;
};

/** Made before 30 November 2026, by better-auth's scrypt: replaced when its person signs in. */
export const isOutdatedHash = (hash: string): boolean => !hash.startsWith(PREFIX);

/** Whether it is the password of which `hash` was stored. */
export const verifyPassword = async ({
  hash,
  password,
}: {
  readonly hash: string;
  readonly password: string;
}): Promise<boolean> => {
  if (isOutdatedHash(hash)) return verifyScrypt({ hash, password });
  const [salt = '', stored = ''] = hash.slice(PREFIX.length).split('$');
  const given = await slowHash(normalised(password), Buffer.from(salt, 'base64'));
  return timingSafeEqual(given, Buffer.from(stored, 'base64'));
};
