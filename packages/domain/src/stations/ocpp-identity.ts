export type ParsedIdentity =
  | { readonly ok: true; readonly identity: string }
  | { readonly ok: false; readonly reason: 'empty' | 'too-long' | 'characters' };

const MAX_LENGTH = 48;
/** Each time that it is decoded takes as long as it is, and an endless `%252525…` is decoded very often. */
const MAX_ENCODED_LENGTH = 512;
/** All that a segment of a URL can carry, percent-encoded or not, but what would be another segment. */
const CHARACTERS = /^[ -.0-~]+$/;
const ENCODED = /%[0-9A-Fa-f]{2}/;

/**
 * A charge point's name in its normal form, from a segment of its URL or as a person typed it: 1 to 48 printable ASCII
 * characters without a slash, no encoded spaces around it, and decoded as often as it was percent-encoded.
 */
export const parseOcppIdentity = (text: string): ParsedIdentity => {
  const trimmed = text.trim();
  if (trimmed.length > MAX_ENCODED_LENGTH) return { ok: false, reason: 'too-long' };
  const identity = decoded(trimmed);
  if (identity === '') return { ok: false, reason: 'empty' };
  // Dots alone would be resolved away in a URL path.
  if (identity === null || !CHARACTERS.test(identity) || /^ | $|^\.+$/.test(identity))
    return { ok: false, reason: 'characters' };
  if (identity.length > MAX_LENGTH) return { ok: false, reason: 'too-long' };
  return { ok: true, identity };
};

/** Whether it can be the user name of Basic authentication, which ends at the first colon (RFC 7617). */
export const fitsBasicAuthentication = (identity: string): boolean => !identity.includes(':');

/** Percent-encoding undone: some firmware encodes again what its installer has entered encoded. */
const decoded = (text: string): string | null => {
  let plain = text;
  try {
    while (ENCODED.test(plain)) plain = decodeURIComponent(plain);
    return plain;
  } catch {
    return null;
  }
};

/**
 * The form that must be unique and is looked up: chargers change the case of their identity between firmware versions.
 */
export const identityKey = (identity: string): string => {
  return identity.toLowerCase();
};
