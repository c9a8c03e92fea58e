import { createHash } from 'node:crypto';
import type { Log } from '../process/log.ts';

export type IsBreached = (password: string) => Promise<boolean>;

const WITHIN_MS = 2_000;

/**
 * Asks a service that knows passwords which were stolen elsewhere, by the first 5 of 40 digits of a hash (k-anonymity): it
 * answers with the rest of all it knows that begin so. While it does not answer, no password is breached.
 * @param url of the range API, to which the 5 digits are added: https://api.pwnedpasswords.com/range/; absent: nobody is asked
 */
export const createBreachedPasswords = (
  url: string | undefined,
  log: Pick<Log, 'warn'>,
): IsBreached | undefined => (url === undefined ? undefined : (password) => isInRange(url, password, log));

const isInRange = async (url: string, password: string, log: Pick<Log, 'warn'>): Promise<boolean> => {
  const hash = createHash('sha1').update(password).digest('hex').toUpperCase();
  try {
    const response = await fetch(url + hash.slice(0, 5), {
      // With others that nobody has used (`…:0`), so that the length of the answer tells nothing either.
      headers: { 'add-padding': 'true' },
      redirect: 'error',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    const lines = (await response.text()).split(/\r?\n/);
    return lines.some((line) => {
      const [rest = '', times = ''] = line.split(':');
      return rest.toUpperCase() === hash.slice(5) && Number(times) > 0;
    });
  } catch (error) {
    log.warn({ err: error }, 'breached passwords cannot be looked up');
    return false;
  }
};
