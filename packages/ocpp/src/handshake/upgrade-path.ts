const IDENTITY = /^[A-Za-z0-9*\-_=:+|@.](?:[A-Za-z0-9*\-_=:+|@. ]{0,46}[A-Za-z0-9*\-_=:+|@.])?$/;
const MAX_SEGMENT = 150;
/** In this order, each at most once; what comes after the dash. A cell is for a proxy in front to route by. */
const PREFIXES = {
  cell: /^c-([A-Za-z0-9_-]{1,64})$/,
  account: /^a-([A-Za-z0-9_-]{1,64})$/,
  pairingCode: /^p-([A-Za-z0-9_-]{1,64})$/,
} as const;

export interface PathIdentity {
  identity: string;
  /** As it stands in the path. */
  segment: string;
  cell: string | null;
  account: string | null;
  pairingCode: string | null;
}

type ReadIdentity = (segment: string) => string | null;

/**
 * Who is meant by `/ocpp/[c-<cell>/][a-<account>/][p-<code>/]<identity>[/<identity>]`, or null (docs/protocol). What was
 * an identity before there were prefixes still is one: the last segment always, and one that only repeats it.
 * Malformed percent-encoding is null, not an exception.
 */
export const identityInPath = (
  url: string | undefined,
  readIdentity: ReadIdentity = decodedIdentity,
): PathIdentity | null => {
  if (url === undefined || url.length > 512 || !url.startsWith('/') || /[?#]/.test(url)) return null;
  // Installers paste odd addresses: doubled and trailing slashes.
  const [root, ...segments] = url.split('/').filter((segment) => segment !== '');
  if (root !== 'ocpp' || segments.some(({ length }) => length > MAX_SEGMENT)) return null;
  let rest: readonly string[] = segments;
  const take = (prefix: RegExp): string | null => {
    const value = isIdentity(rest, readIdentity) ? undefined : prefix.exec(rest[0] ?? '')?.[1];
    if (value !== undefined) rest = rest.slice(1);
    return value ?? null;
  };
  const cell = take(PREFIXES.cell);
  const account = take(PREFIXES.account);
  const pairingCode = take(PREFIXES.pairingCode);
  const [segment = ''] = rest;
  const identity = isIdentity(rest, readIdentity) ? readIdentity(segment) : null;
  return identity === null ? null : { identity, segment, cell, account, pairingCode };
};

/** Some chargers append an identity that the address already ends with. */
const isIdentity = ([segment, again, ...more]: readonly string[], readIdentity: ReadIdentity): boolean => {
  if (segment === undefined || more.length > 0) return false;
  return again === undefined || readIdentity(again) === readIdentity(segment);
};

const decodedIdentity = (segment: string): string | null => {
  try {
    const identity = decodeURIComponent(segment);
    return IDENTITY.test(identity) ? identity : null;
  } catch {
    return null;
  }
};
