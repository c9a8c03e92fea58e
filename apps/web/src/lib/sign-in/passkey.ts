import type { addPasskey, signInWithPasskey } from '@laadpoort/contract/accounts/passkeys';
import type { z } from 'zod';

export type PasskeyOptions = Readonly<Record<string, unknown>>;
type Made = z.input<typeof addPasskey.body>['credential'];
export type UsedPasskey = z.input<typeof signInWithPasskey.body>['credential'];

/** Over plain http, passkeys exist on this machine only. */
export const canUsePasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/**
 * What the browser's dialog came to; null if it was closed, or found nothing. It does not say which, so that no page
 * learns what passkeys there are.
 */
const orNull = async (credential: Promise<Credential | null>): Promise<unknown> => {
  try {
    return ((await credential) as PublicKeyCredential | null)?.toJSON() ?? null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
};

/** Has the browser make a passkey. */
export const makePasskey = (options: PasskeyOptions): Promise<Made | null> => {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return orNull(navigator.credentials.create({ publicKey })) as Promise<Made | null>;
};

/** Has the browser sign with a passkey. */
export const signWithPasskey = (options: PasskeyOptions): Promise<UsedPasskey | null> => {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  return orNull(navigator.credentials.get({ publicKey })) as Promise<UsedPasskey | null>;
};
