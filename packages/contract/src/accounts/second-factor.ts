import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { timestampSchema } from '../wire/values.ts';

const own = { scope: 'self', permission: null } as const;

/** As read from an app or a list: spaces and dashes are allowed. */
export const codeSchema = z
  .string()
  .min(1, { error: 'required' })
  .max(40, { error: 'too-long' })
  .transform((typed) => typed.replaceAll(/[\s-]/g, '').toUpperCase());

export const recoveryCodesSchema = z.strictObject({
  /** Shown once; none if the person has some from another second factor. */
  recoveryCodes: z.array(z.string()),
});

export const getSecondFactor = endpoint({
  ...own,
  method: 'GET',
  path: '/api/me/second-factor',
  summary: 'What the person signs in with, besides the password',
  response: z.strictObject({
    hasApp: z.boolean(),
    passkeys: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        createdAt: timestampSchema,
        lastUsedAt: timestampSchema.nullable(),
      }),
    ),
    recoveryCodesLeft: z.number().int(),
  }),
  changedBy: ['account'],
});

export const getSecondFactorKinds = endpoint({
  ...own,
  method: 'GET',
  path: '/api/me/second-factor/kinds',
  summary: 'Which second factors the person has: what to ask for',
  response: z.strictObject({ app: z.boolean(), passkey: z.boolean() }),
  changedBy: ['account'],
  beforeSecondFactor: true,
});

export const beginSecondFactor = endpoint({
  ...own,
  method: 'POST',
  path: '/api/me/second-factor',
  summary: 'Get a secret for an app that shows codes; nothing changes until a code confirms it',
  response: z.strictObject({
    /** For a QR code: `otpauth://totp/...` */
    url: z.string(),
    /** The same, to type: base32. */
    secret: z.string(),
  }),
  errors: ['second-factor-set-up'],
  changes: ['account'],
  stepUp: true,
});

export const confirmSecondFactor = endpoint({
  ...own,
  method: 'POST',
  path: '/api/me/second-factor/confirmation',
  summary: 'From now on signing in needs a code from the app; every other sign-in ends',
  body: z.strictObject({ code: codeSchema }),
  response: recoveryCodesSchema,
  errors: ['not-found', 'second-factor-set-up', 'wrong-code', 'too-many-requests'],
  perHour: 60,
  changes: ['account', 'mail'],
  stepUp: true,
});

export const renewRecoveryCodes = endpoint({
  ...own,
  method: 'POST',
  path: '/api/me/second-factor/recovery-codes',
  summary: 'Get new recovery codes; the earlier ones no longer work',
  response: recoveryCodesSchema,
  errors: ['not-found'],
  changes: ['account'],
  stepUp: true,
});

export const removeSecondFactor = endpoint({
  ...own,
  method: 'DELETE',
  path: '/api/me/second-factor',
  summary: 'Remove the app; without a passkey the password alone is then enough',
  response: 'empty',
  errors: ['not-found'],
  perHour: 60,
  changes: ['account', 'mail'],
  stepUp: true,
});

export const enterSecondFactor = endpoint({
  ...own,
  method: 'POST',
  path: '/api/me/second-factor/entry',
  summary: 'Complete a sign-in with a code from the app, or with a recovery code, which works once',
  body: z.strictObject({ code: codeSchema }),
  response: 'empty',
  errors: ['wrong-code', 'too-many-requests'],
  changes: ['account'],
  beforeSecondFactor: true,
});
