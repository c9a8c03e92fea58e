import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Secrets {
  /** Signs sign-in cookies. */
  readonly authSecret: string;
  /** Keys the hashes of the charge points' keys; without it every charger needs a new key. */
  readonly chargePointPepper: Buffer;
}

/** Secrets from the environment; missing ones are generated once and kept, readable by the owner only. */
export const readSecrets = async (
  dataDirectory: string,
  given: { authSecret: string | undefined; chargePointPepper: string | undefined },
): Promise<Secrets> => {
  const readOrMake = async (name: string): Promise<string> => {
    const path = join(dataDirectory, name);
    const kept = await readFile(path, 'utf8').catch(() => undefined);
    if (kept !== undefined) return kept.trim();
    const made = randomBytes(32).toString('hex');
    await mkdir(dataDirectory, { recursive: true });
    await writeFile(path, made, { mode: 0o600, flag: 'wx' });
    return made;
  };
  return {
    authSecret: given.authSecret ?? (await readOrMake('auth-secret')),
    chargePointPepper: Buffer.from(
      given.chargePointPepper ?? (await readOrMake('charge-point-pepper')),
      'utf8',
    ),
  };
};
