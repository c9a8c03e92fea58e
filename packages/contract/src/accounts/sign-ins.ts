import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { rawTextSchema, timestampSchema } from '../wire/values.ts';

/** A browser in which a person is signed in; never the token in its cookie. */
const signInSchema = z.strictObject({
  id: z.string(),
  userAgent: z.string(),
  ipAddress: z.string(),
  since: timestampSchema,
  /** The one that asks. */
  current: z.boolean(),
});
export type SignIn = z.infer<typeof signInSchema>;

export const listSignIns = endpoint({
  method: 'GET',
  path: '/api/me/sign-ins',
  summary: 'Where the person is signed in, this browser first',
  scope: 'self',
  permission: null,
  response: z.strictObject({ signIns: z.array(signInSchema) }),
  changedBy: ['account'],
});

export const endSignIn = endpoint({
  method: 'DELETE',
  path: '/api/me/sign-ins/:signInId',
  summary: 'Sign out one browser of the person',
  scope: 'self',
  permission: null,
  params: z.strictObject({ signInId: rawTextSchema(64) }),
  response: 'empty',
  errors: ['not-found'],
  changes: ['account'],
  stepUp: true,
});

export const endOtherSignIns = endpoint({
  method: 'DELETE',
  path: '/api/me/sign-ins',
  summary: 'Sign out all other browsers of the person',
  scope: 'self',
  permission: null,
  response: 'empty',
  changes: ['account'],
  stepUp: true,
});
