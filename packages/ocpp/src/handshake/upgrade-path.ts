// Installers paste odd addresses: doubled and trailing slashes, an identity the charger appends once more.
const PATH = /^\/+ocpp\/+([^/?#]{1,150})(?:\/+([^/?#]{1,150}))?\/*$/;
const IDENTITY = /^[A-Za-z0-9*\-_=:+|@.](?:[A-Za-z0-9*\-_=:+|@. ]{0,46}[A-Za-z0-9*\-_=:+|@.])?$/;

export interface PathIdentity {
  identity: string;
  /** As it stands in the path. */
  segment: string;
}

/** The identity in `/ocpp/<identity>`, or null. Malformed percent-encoding is null, not an exception. */
export const identityInPath = (
  url: string | undefined,
  readIdentity: (segment: string) => string | null = decodedIdentity,
): PathIdentity | null => {
  if (url === undefined || url.length > 512) return null;
  const [, segment, again] = PATH.exec(url) ?? [];
  if (segment === undefined) return null;
  const identity = readIdentity(segment);
  if (identity === null || (again !== undefined && readIdentity(again) !== identity)) return null;
  return { identity, segment };
};

const decodedIdentity = (segment: string): string | null => {
  try {
    const identity = decodeURIComponent(segment);
    return IDENTITY.test(identity) ? identity : null;
  } catch {
    return null;
  }
};
