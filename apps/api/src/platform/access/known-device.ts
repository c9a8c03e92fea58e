import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const YEAR_S = 365 * 24 * 3_600;

/**
 * A browser in which a person has signed in before has a cookie that says so, one for each person. It lets nobody in: it
 * only keeps strangers' attempts from holding up the person.
 */
export const createKnownDevices = (secret: string, isSecure: boolean) => {
  // Browsers take a cookie of this name from its own host over https alone, and for every path.
  const [prefix, attributes] = isSecure ? ['__Host-', 'Path=/; Secure'] : ['', 'Path=/api/auth'];
  const nameOf = (email: string) =>
    `${prefix}laadpoort.device.${createHash('sha256').update(email).digest('hex').slice(0, 12)}`;
  const sign = (device: string, email: string) =>
    createHmac('sha256', secret).update(`known device ${device} of ${email}`).digest('base64url');

  return {
    /** What names the browser, if it is known to be this person's. */
    find(cookies: string | undefined, email: string): string | undefined {
      const start = `${nameOf(email)}=`;
      const value = cookies?.split('; ').find((cookie) => cookie.startsWith(start));
      const [device = '', signature = ''] = value?.slice(start.length).split('.') ?? [];
      const [given, expected] = [Buffer.from(signature), Buffer.from(sign(device, email))];
      return given.length === expected.length && timingSafeEqual(given, expected) ? device : undefined;
    },
    /** The cookie for a browser in which the person has just signed in. */
    cookieFor(email: string): string {
      const device = randomBytes(16).toString('base64url');
      const value = `${nameOf(email)}=${device}.${sign(device, email)}`;
      return `${value}; Max-Age=${YEAR_S}; ${attributes}; HttpOnly; SameSite=Lax`;
    },
  };
};
