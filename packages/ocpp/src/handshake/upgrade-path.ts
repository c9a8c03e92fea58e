// Installers paste odd addresses: doubled and trailing slashes, an identity the charger appends once more.
const PATH = /^\/+ocpp\/+([^/?#]{1,150})(?:\/+\1)?\/*$/;
const IDENTITY = /^[A-Za-z0-9*\-_=:+|@.](?:[A-Za-z0-9*\-_=:+|@. ]{0,46}[A-Za-z0-9*\-_=:+|@.])?$/;

/** The identity in `/ocpp/<identity>`, or null. Malformed percent-encoding is null, not an exception. */
export const identityInPath = (url: string | undefined): string | null => {
  if (url === undefined || url.length > 512) return null;
  const segment = PATH.exec(url)?.[1];
  if (segment === undefined) return null;
  try {
    const identity = decodeURIComponent(segment);
    return IDENTITY.test(identity) ? identity : null;
  } catch {
    return null;
  }
};
