import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const STEP_MS = 30_000;

/** 160 bits, as RFC 4226 recommends. */
export const makeSecret = (): string => base32.encode(randomBytes(20), { padding: false });

const otp = (secret: string) => createOTP(base32.decode(secret), { digits: 6, period: STEP_MS / 1_000 });

/** What an app reads from a QR code. */
export const urlOf = (secret: string, email: string): string => otp(secret).url('Laadpoort', email);

/**
 * The 30 seconds, counted from 1970, that a code belongs to: now, or one earlier or later, for clocks that are not exact.
 * @returns null if it belongs to none, or to one whose code was used already
 */
export const stepOfCode = async (
  secret: string,
  code: string,
  { now, lastStep }: { readonly now: Date; readonly lastStep: number },
): Promise<number | null> => {
  const current = Math.floor(now.getTime() / STEP_MS);
  for (const step of [current - 1, current, current + 1])
    if (step > lastStep && isSame(code, await otp(secret).hotp(step))) return step;
  return null;
};

const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const RECOVERY_CODES = 10;

/** 120 bits each: too many to guess, so that a plain hash is enough. Shown in groups of four. */
export const makeRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    base32.encode(randomBytes(15), { padding: false }).replaceAll(/.{4}(?=.)/g, '$&-'),
  );

/** Of a code without its dashes. */
export const hashOfRecoveryCode = (code: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(code.replaceAll('-', '')).digest());
