import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { rawTextSchema, textSchema } from '../wire/values.ts';
import { recoveryCodesSchema } from './second-factor.ts';

const own = { scope: 'self', permission: null, changes: ['account'] } as const;
/** Tells its person by mail. */
const told = { ...own, changes: ['account', 'mail'], perHour: 60 } as const;

/** base64url */
const encoded = z
  .string()
  .max(8_192)
  .regex(/^[\w-]*$/);

/** What a browser makes of `PublicKeyCredential.toJSON()`: extensions and hints are of no use here. */
const credentialOf = <Response extends z.ZodRawShape>(response: Response) =>
  z.object({
    id: encoded,
    rawId: encoded,
    type: z.literal('public-key'),
    response: z.object({ clientDataJSON: encoded, ...response }),
  });

const newCredentialSchema = credentialOf({ attestationObject: encoded });

const assertion = { authenticatorData: encoded, signature: encoded };

/** For `PublicKeyCredential.parseCreationOptionsFromJSON()`, or `parseRequestOptionsFromJSON()`. */
const optionsSchema = z.strictObject({ options: z.record(z.string(), z.unknown()) });

const params = z.strictObject({ passkeyId: rawTextSchema(1_400) });

export const beginPasskey = endpoint({
  ...own,
  method: 'POST',
  path: '/api/me/passkeys/options',
  summary: 'Get what a browser needs to create a passkey',
  response: optionsSchema,
  stepUp: true,
});

export const addPasskey = endpoint({
  ...told,
  method: 'POST',
  path: '/api/me/passkeys',
  summary: 'From now on this passkey is a second factor; every other sign-in ends',
  body: z.strictObject({ name: textSchema(100), credential: newCredentialSchema }),
  response: recoveryCodesSchema,
  errors: ['passkey-refused'],
  stepUp: true,
});

export const renamePasskey = endpoint({
  ...own,
  method: 'PATCH',
  path: '/api/me/passkeys/:passkeyId',
  summary: 'Give a passkey another name',
  params,
  body: z.strictObject({ name: textSchema(100) }),
  response: 'empty',
  errors: ['not-found'],
  stepUp: true,
});

export const removePasskey = endpoint({
  ...told,
  method: 'DELETE',
  path: '/api/me/passkeys/:passkeyId',
  summary: 'Remove a passkey; it is no longer a second factor',
  params,
  response: 'empty',
  errors: ['not-found'],
  stepUp: true,
});

export const beginProof = endpoint({
  ...own,
  method: 'POST',
  path: '/api/me/passkeys/proof/options',
  summary: 'Get what a browser needs to use a passkey',
  response: optionsSchema,
  beforeSecondFactor: true,
});

export const proveWithPasskey = endpoint({
  ...own,
  method: 'POST',
  path: '/api/me/passkeys/proof',
  summary: 'Complete a sign-in, or confirm one’s identity again, with a passkey',
  body: z.strictObject({ credential: credentialOf(assertion) }),
  response: 'empty',
  errors: ['passkey-refused'],
  beforeSecondFactor: true,
});

/** Of nobody in particular: the passkey says whose it is. */
export const beginPasskeySignIn = endpoint({
  method: 'POST',
  path: '/api/sign-in/passkey/options',
  summary: 'Get what a browser needs to sign in with a passkey',
  scope: 'public',
  permission: null,
  response: optionsSchema,
  perHour: 600,
  changes: ['account'],
});

export const signInWithPasskey = endpoint({
  method: 'POST',
  path: '/api/sign-in/passkey',
  summary:
    'Sign in with a passkey, which is enough: it is a thing one has, and asks for a finger, a face or a PIN',
  scope: 'public',
  permission: null,
  body: z.strictObject({ credential: credentialOf({ ...assertion, userHandle: encoded }) }),
  response: 'empty',
  errors: ['passkey-refused', 'suspended'],
  perHour: 600,
  changes: ['account'],
});
