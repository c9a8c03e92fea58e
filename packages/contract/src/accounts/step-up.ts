import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { codeSchema } from './second-factor.ts';

const shown = {
  method: 'POST',
  scope: 'self',
  permission: null,
  response: 'empty',
  changes: ['account'],
} as const;

export const stepUp = endpoint({
  ...shown,
  path: '/api/me/step-up',
  summary: 'Confirm one’s identity again: for five minutes, this sign-in may do what requires it',
  body: z.strictObject({
    password: z.string().min(1, { error: 'required' }).max(128, { error: 'too-long' }),
  }),
  errors: ['wrong-password', 'password-not-enough', 'too-many-requests'],
});

export const stepUpWithCode = endpoint({
  ...shown,
  path: '/api/me/step-up/code',
  summary:
    'The same for who has a second factor: with a code from the app, or a recovery code, which works once',
  body: z.strictObject({ code: codeSchema }),
  errors: ['wrong-code', 'too-many-requests'],
});
