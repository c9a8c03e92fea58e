import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

interface Known {
  readonly email: string;
  /** Null: there is no such person, or they have no password. */
  readonly passwordHash: string | null;
}

const YEAR_S = 365 * 24 * 3_600;

/**
 * A browser in which a person has signed in before has a cookie that says so, one for each person. It lets nobody in: it
 * only keeps strangers' attempts from holding up the person. It says so only as long as they have the same password, of
 * which the hash is signed along: whoever knew the last one may have got a cookie by it.
 */
export const createKnownDevices = (secret: string, isSecure: boolean) => {
  // Browsers take a cookie of this name from its own host over https alone, and for every path.
  const [prefix, attributes] = isSecure ? ['__Host-', 'Path=/; Secure'] : ['', 'Path=/api/auth'];
  const nameOf = (email: string) =>
    `${prefix}laadpoort.device.${createHash('sha256').update(email).digest('hex').slice(0, 12)}`;
  const sign = (device: string, { email, passwordHash }: Known) =>
    createHmac('sha256', secret)
      .update(`known device ${device} of ${email} with ${passwordHash}`)
      .digest('base64url');

  return {
    /** What names the browser, if it is known to be this person's. */
    find(cookies: string | undefined, known: Known): string | undefined {
      const start = `${nameOf(known.email)}=`;
      const value = cookies?.split('; ').find((cookie) => cookie.startsWith(start));
      const [device = '', signature = ''] = value?.slice(start.length).split('.') ?? [];
      const [given, expected] = [Buffer.from(signature), Buffer.from(sign(device, known))];
      return given.length === expected.length && timingSafeEqual(given, expected) ? device : undefined;
    },
    /** The cookie for a browser in which the person has just signed in. */
    cookieFor(known: Known): string {
      const device = randomBytes(16).toString('base64url');
      const value = `${nameOf(known.email)}=${device}.${sign(device, known)}`;
      return `${value}; Max-Age=${YEAR_S}; ${attributes}; HttpOnly; SameSite=Lax`;
    },
  };
};
