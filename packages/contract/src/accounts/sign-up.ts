import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { emailSchema, languageSchema } from './account.ts';
import { newPasswordSchema } from './links.ts';

const addressBodySchema = z.strictObject({ email: emailSchema, language: languageSchema });

/** The answer tells nobody whether an address is known: what follows is in a mail. */
export const askToSignUp = endpoint({
  method: 'POST',
  path: '/api/sign-up',
  summary: 'Get an e-mail with a link to create an account; the same answer for every address',
  scope: 'public',
  permission: null,
  body: addressBodySchema,
  response: 'empty',
  errors: ['sign-up-closed'],
  perHour: 60,
  changes: ['mail'],
});

export const askNewPassword = endpoint({
  method: 'POST',
  path: '/api/password/forgotten',
  summary: 'Get an e-mail with a link to choose a new password; the same answer for every address',
  scope: 'public',
  permission: null,
  body: z.strictObject({ email: emailSchema }),
  response: 'empty',
  perHour: 60,
  changes: ['mail'],
});

export const inviteAccountOwner = endpoint({
  method: 'POST',
  path: '/api/support/account-invitations',
  summary: 'Send somebody a link to create an account',
  scope: 'platform',
  permission: 'support.operate',
  body: addressBodySchema,
  response: 'empty',
  perHour: 60,
  changes: ['mail'],
});

const currentPasswordSchema = z.string().min(1, { error: 'required' }).max(128, { error: 'too-long' });

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/me/password',
  summary: 'Change one’s password; every other sign-in ends',
  scope: 'self',
  permission: null,
  body: z.strictObject({ currentPassword: currentPasswordSchema, newPassword: newPasswordSchema }),
  response: 'empty',
  errors: ['wrong-password', 'too-many-requests'],
  perHour: 60,
  changes: ['account', 'mail'],
});

export const changeAddress = endpoint({
  method: 'POST',
  path: '/api/me/email',
  summary: 'Send a link to a new address; who opens it signs in with that address from then on',
  scope: 'self',
  permission: null,
  body: z.strictObject({ email: emailSchema, password: currentPasswordSchema }),
  response: 'empty',
  errors: ['wrong-password', 'too-many-requests'],
  perHour: 60,
  changes: ['account', 'mail'],
});
