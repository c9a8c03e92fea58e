import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { rawTextSchema, textSchema } from '../wire/values.ts';

/** 32 bytes, base64url. In addresses it stands behind `#`, which no server and no log gets to see. */
const linkTokenSchema = z.string().regex(/^[\w-]{43}$/, { error: 'link' });

export const linkPurposeSchema = z.enum([
  'sign-up',
  'staff',
  'member',
  'password',
  'address',
  'bank-account',
]);

/** How long a password must and may be. */
export const newPasswordSchema = rawTextSchema(128).min(12, { error: 'too-short' });

export const viewLink = endpoint({
  method: 'POST',
  path: '/api/links/view',
  summary: 'What a one-time link is for; it stays valid',
  scope: 'public',
  permission: null,
  body: z.strictObject({ token: linkTokenSchema }),
  response: z.strictObject({
    purpose: linkPurposeSchema,
    /** Address it was sent to. */
    email: z.string(),
    role: z.string().nullable(),
    /** The account that it makes one a member of. */
    accountName: z.string().nullable(),
    /** Whether nobody has this address yet: name and password are needed. */
    asksName: z.boolean(),
    asksPassword: z.boolean(),
  }),
  errors: ['link-not-valid'],
  changes: ['account'],
});

export const useLink = endpoint({
  method: 'POST',
  path: '/api/links/use',
  summary: 'Do what a one-time link is for; it is no longer valid afterwards',
  scope: 'public',
  permission: null,
  body: z.strictObject({
    token: linkTokenSchema,
    name: textSchema(100).optional(),
    password: newPasswordSchema.optional(),
  }),
  response: 'empty',
  errors: ['link-not-valid'],
  perHour: 600,
  changes: ['account', 'mail'],
});
