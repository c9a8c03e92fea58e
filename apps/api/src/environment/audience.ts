import type { z } from 'zod';
import type { environmentSchema } from './environment.ts';

/** Who the product is for. */
export interface Audience {
  readonly host: string;
  readonly demo: boolean;
  /** Whether others than who sits at this machine can reach it: the demo's people then have passwords of their own. */
  readonly isExposed: boolean;
  /** `/metrics` and `/docs`, which ask for no sign-in; by default only where nobody else can reach them. */
  readonly opens: { readonly metrics: boolean; readonly apiDocs: boolean };
  /** Whether anybody may make an account. */
  readonly openSignUp: boolean;
}

/**
 * Unasked, the product is a demo that only this machine can reach. With a setting for others than who sits at it, the
 * demo has to be asked for.
 */
export const readAudience = ({
  HOST,
  DEMO,
  DATABASE_URL,
  PUBLIC_URL,
  TRUSTED_PROXIES,
  METRICS,
  API_DOCS,
  OPEN_SIGN_UP,
}: z.output<typeof environmentSchema>): Audience => {
  const isForOthers =
    DATABASE_URL !== undefined ||
    (HOST !== undefined && !isThisMachine(HOST)) ||
    // A proxy, also one on this machine, is there to let others in.
    TRUSTED_PROXIES.length > 0 ||
    (PUBLIC_URL !== undefined && !isHere(new URL(PUBLIC_URL)));
  const demo = isForOthers ? DEMO === '1' : DEMO !== '0';
  const isExposed = isForOthers || !demo;
  const isOpen = (setting: '0' | '1' | undefined) => (setting === undefined ? !isExposed : setting === '1');
  const opens = { metrics: isOpen(METRICS), apiDocs: isOpen(API_DOCS) };
  const host = HOST ?? (isExposed ? '0.0.0.0' : '127.0.0.1');
  return { demo, isExposed, opens, openSignUp: isOpen(OPEN_SIGN_UP), host };
};

const isHere = ({ protocol, hostname }: URL): boolean => protocol === 'http:' && isThisMachine(hostname);

const isThisMachine = (host: string): boolean =>
  /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[?::1\]?)$/.test(host);
