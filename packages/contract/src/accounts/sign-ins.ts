import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { pageQuery, rawTextSchema, timestampSchema } from '../wire/values.ts';

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

const signInEventSchema = z.strictObject({
  id: z.string(),
  at: timestampSchema,
  /** As in the audit. */
  action: z.string(),
  /** null: not kept, or erased since. */
  userAgent: z.string().nullable(),
  ipAddress: z.string().nullable(),
});
export type SignInEvent = z.infer<typeof signInEventSchema>;

export const listSignInEvents = endpoint({
  method: 'GET',
  path: '/api/me/sign-in-events',
  summary: 'Sign-ins of the person, failed ones too, and changes of what they sign in with, newest first',
  scope: 'self',
  permission: null,
  query: z.strictObject(pageQuery),
  response: z.strictObject({ events: z.array(signInEventSchema), nextCursor: z.string().nullable() }),
  changedBy: ['account'],
});
