import { z } from 'zod';
import { endpoint } from '../wire/endpoint.ts';
import { rawTextSchema } from '../wire/values.ts';
import { aboutSchema, meSchema, profileBodySchema, memberSchema, incomeSchema } from './account.ts';

export const getAbout = endpoint({
  method: 'GET',
  path: '/api/about',
  summary: 'Version, and demo sign-ins when this is the demo',
  scope: 'public',
  permission: null,
  response: aboutSchema,
  changedBy: [],
});

export const getMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'The signed-in person, their accounts and permissions',
  scope: 'self',
  permission: null,
  response: meSchema,
  changedBy: ['account'],
});

export const updateMe = endpoint({
  method: 'PATCH',
  path: '/api/me',
  summary: 'Change own name or language',
  scope: 'self',
  permission: null,
  body: profileBodySchema.partial(),
  response: meSchema,
  changes: ['account'],
});

export const switchAccount = endpoint({
  method: 'POST',
  path: '/api/me/active-account',
  summary: 'Work in another account one is a member of',
  scope: 'self',
  permission: null,
  body: z.strictObject({ accountId: rawTextSchema(100) }),
  response: meSchema,
  errors: ['not-found'],
  changes: ['account'],
});

export const listMembers = endpoint({
  method: 'GET',
  path: '/api/account/members',
  summary: 'Members of the account and their roles',
  scope: 'account',
  permission: 'account.view',
  response: z.strictObject({ members: z.array(memberSchema) }),
  changedBy: ['account'],
});

export const getIncome = endpoint({
  method: 'GET',
  path: '/api/account/income',
  summary: 'Income by month, the running month first',
  scope: 'account',
  permission: 'account.view',
  response: incomeSchema,
  changedBy: ['account', 'billing'],
});
