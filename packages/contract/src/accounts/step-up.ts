import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';

export const stepUp = endpoint({
  method: 'POST',
  path: '/api/me/step-up',
  summary: 'Show again who one is: for five minutes, this sign-in may do what needs it',
  scope: 'self',
  permission: null,
  body: z.strictObject({
    password: z.string().min(1, { error: 'required' }).max(128, { error: 'too-long' }),
  }),
  response: 'empty',
  errors: ['wrong-password', 'too-many-requests'],
  changes: ['account'],
});
