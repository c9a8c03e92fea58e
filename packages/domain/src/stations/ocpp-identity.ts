export type ParsedIdentity =
  | { readonly ok: true; readonly identity: string }
  | { readonly ok: false; readonly reason: 'empty' | 'too-long' | 'characters' };

const MAX_LENGTH = 48;
/** OCPP 2.1 identifierString plus the full stop, which vendors use: all of these survive in a URL path. */
const CHARACTERS = /^[A-Za-z0-9*\-_=:+|@.]+$/;

/** A charge point's name at the end of its URL, as typed by a person: 1 to 48 of A-Z a-z 0-9 * - _ = : + | @ . */
export const parseOcppIdentity = (typed: string): ParsedIdentity => {
  const identity = typed.trim();
  if (identity === '') return { ok: false, reason: 'empty' };
  if (identity.length > MAX_LENGTH) return { ok: false, reason: 'too-long' };
  // Dots alone would be resolved away in a URL path.
  if (!CHARACTERS.test(identity) || /^\.+$/.test(identity)) return { ok: false, reason: 'characters' };
  return { ok: true, identity };
};

/**
 * The form that must be unique and is looked up: chargers change the case of their identity between firmware versions.
 */
export const identityKey = (identity: string): string => {
  return identity.toLowerCase();
};
